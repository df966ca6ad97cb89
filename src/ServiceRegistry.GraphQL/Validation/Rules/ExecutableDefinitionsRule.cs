using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.1.1: a document to execute has operations and fragments only.</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule(context, "Executable-Definitions")
{
    public override void EnterDefinition(DefinitionNode node)
    {
        if (node is not (OperationDefinitionNode or FragmentDefinitionNode))
        {
            Report("A document containing TypeSystemDefinition is invalid for execution.", node);
        }
    }
}
