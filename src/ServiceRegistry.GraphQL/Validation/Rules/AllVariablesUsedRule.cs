using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.8.4: every variable that an operation defines is used by it or its fragments.</summary>
internal sealed class AllVariablesUsedRule(ValidationContext context) : ValidationRule(context, "All-Variables-Used")
{
    public override void LeaveDocument()
    {
        foreach (var operation in Context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operation.VariableDefinitions.Length == 0)
            {
                continue;
            }

            var used = OperationVariables.UsedBy(operation, Context).Select(u => u.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var definition in operation.VariableDefinitions)
            {
                if (!used.Contains(definition.Variable.Name.Value))
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
