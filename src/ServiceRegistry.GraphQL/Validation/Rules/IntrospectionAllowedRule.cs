using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>Refuses <c>__schema</c> and <c>__type</c> where introspection is switched off.</summary>
internal sealed class IntrospectionAllowedRule(ValidationContext context) : ValidationRule(context, "Introspection")
{
    public override void EnterField(FieldNode node)
    {
        if (!Context.Options.AllowIntrospection && node.Name.Value is ("__schema" or "__type") && Context.Types.Field is not null)
        {
            Context.Report(GraphQLError.At("Introspection is not allowed for the current request.", node) with
            {
                Code = ErrorCodes.IntrospectionOff,
                Extensions = new Dictionary<string, object?> { ["field"] = node.Name.Value },
            });
        }
    }
}
