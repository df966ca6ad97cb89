using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.2.3.1: an operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule(context, "Lone-Anonymous-Operation")
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is null && Context.Operations.Length > 1)
        {
            Report("An anonymous operation must be the only operation of its document.", node);
        }
    }
}
