using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.8.5: a variable stands only where every value of its type can stand.</summary>
internal sealed class AllVariableUsagesAreAllowedRule(ValidationContext context) : ValidationRule(context, "All-Variable-Usages-Are-Allowed")
{
    public override void LeaveDocument()
    {
        foreach (var operation in Context.Operations)
        {
            var defined = new DefinedVariables(operation);
            var types = new GraphQLType?[operation.VariableDefinitions.Length];
            for (var i = 0; i < types.Length; i++)
            {
                types[i] = Context.Schema.FindType(operation.VariableDefinitions[i].Type);
            }

            foreach (var usage in OperationVariables.UsedBy(operation, Context))
            {
                if (Context.IsStopped)
                {
                    return;
                }

                if (usage.Type is { } locationType
                    && defined.IndexOf(usage.Node.Name.Value) is >= 0 and var place
                    && types[place] is { } variableType
                    && !IsVariableUsageAllowed(operation.VariableDefinitions[place], variableType, usage, locationType))
                {
                    var where = usage.InOneOf && variableType is not NonNullType && AreTypesCompatible(variableType, locationType)
                        ? $"but must be non-null where a OneOf Input Object takes `{locationType}`"
                        : $"but used where `{locationType}` is expected";
                    Report(
                        $"The variable {Shorten.Quote($"${usage.Node.Name.Value}")} is of type `{variableType}`, {where}.",
                        operation.VariableDefinitions[place],
                        usage.Node);
                }
            }
        }
    }

    private static bool IsVariableUsageAllowed(
        VariableDefinitionNode definition, GraphQLType variableType, VariableUsage usage, GraphQLType locationType)
    {
        if ((locationType is NonNullType || usage.InOneOf) && variableType is not NonNullType)
        {
            var hasNonNullVariableDefault = definition.DefaultValue is not (null or NullValueNode);
            return (hasNonNullVariableDefault || usage.HasDefault) && AreTypesCompatible(variableType, locationType.NullableType);
        }

        return AreTypesCompatible(variableType, locationType);
    }

    private static bool AreTypesCompatible(GraphQLType variableType, GraphQLType locationType)
    {
        while (true)
        {
            switch (variableType, locationType)
            {
                case (NonNullType variable, NonNullType location):
                    (variableType, locationType) = (variable.OfType, location.OfType);
                    break;
                case (_, NonNullType):
                    return false;
                case (NonNullType variable, _):
                    variableType = variable.OfType;
                    break;
                case (ListType variable, ListType location):
                    (variableType, locationType) = (variable.OfType, location.OfType);
                    break;
                case (ListType, _) or (_, ListType):
                    return false;
                default:
                    return variableType == locationType;
            }
        }
    }
}
