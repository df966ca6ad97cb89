using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.8.4: every variable that an operation defines is used by it or its fragments.</summary>
internal sealed class AllVariablesUsedRule(ValidationContext context) : ValidationRule(context, "All-Variables-Used")
{
    public override void LeaveDocument()
    {
        foreach (var operation in Context.Operations)
        {
            if (operation.VariableDefinitions.Length == 0)
            {
                continue;
            }

            var defined = new DefinedVariables(operation);
            var isUsed = new bool[operation.VariableDefinitions.Length];
            foreach (var usage in OperationVariables.UsedBy(operation, Context))
            {
                if (defined.IndexOf(usage.Node.Name.Value) is >= 0 and var place)
                {
                    isUsed[place] = true;
                }
            }

            foreach (var definition in operation.VariableDefinitions)
            {
                if (!isUsed[defined.IndexOf(definition.Variable.Name.Value)])
                {
                    Report(
                        $"The variable {Shorten.Quote($"${definition.Variable.Name.Value}")} is never used in "
                        + $"{OperationVariables.Describe(operation)}.",
                        definition);
                }
            }
        }
    }
}
