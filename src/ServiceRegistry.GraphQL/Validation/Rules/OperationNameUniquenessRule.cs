using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.2.2.1: no two operations have the same name.</summary>
internal sealed class OperationNameUniquenessRule(ValidationContext context) : ValidationRule(context, "Operation-Name-Uniqueness")
{
    private Dictionary<string, NameNode>? names;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is not { } name || Context.Operations.Length == 1)
        {
            return;
        }

        names ??= new(StringComparer.Ordinal);
        if (!names.TryAdd(name.Value, name))
        {
            Report($"The operation name {Shorten.Quote(name.Value)} is not unique.", names[name.Value], name);
        }
    }
}
