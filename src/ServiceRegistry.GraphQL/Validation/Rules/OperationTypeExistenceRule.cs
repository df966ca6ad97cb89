using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.2.1.1: the schema has a root type for each operation.</summary>
internal sealed class OperationTypeExistenceRule(ValidationContext context) : ValidationRule(context, "Operation-Type-Existence")
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (Context.Schema.RootType(node.Operation) is null)
        {
            var kind = node.Operation == OperationType.Mutation ? "mutation" : "subscription";
            Report($"The operation type `{kind}` is not supported by the current schema.", node);
        }
    }
}
