using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.8.3: every operation defines the variables that it and its fragments use.</summary>
internal sealed class AllVariableUsesDefinedRule(ValidationContext context) : ValidationRule(context, "All-Variable-Uses-Defined")
{
    public override void LeaveDocument()
    {
        foreach (var operation in Context.Operations)
        {
            var defined = new DefinedVariables(operation);
            foreach (var usage in OperationVariables.UsedBy(operation, Context))
            {
                if (Context.IsStopped)
                {
                    return;
                }

                if (defined.IndexOf(usage.Node.Name.Value) < 0)
                {
                    Report(
                        $"The variable {Shorten.Quote($"${usage.Node.Name.Value}")} is not defined by {OperationVariables.Describe(operation)}.",
                        usage.Node,
                        operation);
                }
            }
        }
    }
}
