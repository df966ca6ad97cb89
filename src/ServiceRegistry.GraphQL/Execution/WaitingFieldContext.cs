using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The context of one field that may wait: its own, for as long as its resolver holds it.</summary>
internal class WaitingFieldContext : FieldContext
{
    private readonly ResponsePath path;

    /// <exception cref="GraphQLException">An argument is refused.</exception>
    public WaitingFieldContext(OperationContext operation, Selection selection, ObjectType type, object? parent, ResponsePath path)
        : base(operation)
    {
        this.path = path;
        Begin(selection, type, parent);
    }

    public override IReadOnlyList<object> Path => ResponsePath.ToList(path);
}
