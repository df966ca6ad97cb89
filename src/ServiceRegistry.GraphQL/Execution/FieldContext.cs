using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A field as its resolver sees it.</summary>
internal abstract class FieldContext(OperationContext operation) : IResolverContext
{
    private ArgumentValues arguments = ArgumentValues.Empty;

    public OperationContext Operation { get; protected set; } = operation;

    public Selection Selection { get; private set; } = null!;

    public ObjectType ObjectType { get; private set; } = null!;

    public Schema Schema => Operation.Schema;

    public OutputField Field => Selection.Field;

    public IServiceProvider Services => Operation.Request.Services;

    public virtual CancellationToken RequestAborted => Operation.Aborted;

    public IDictionary<string, object?> ContextData => Operation.ContextData;

    public abstract IReadOnlyList<object> Path { get; }

    /// <summary>The object that the field belongs to.</summary>
    public object? ParentValue { get; private set; }

    public T Parent<T>() => (T)ParentValue!;

    public object? Argument(int index) => arguments.Values[index];

    public bool IsArgumentProvided(int index) => arguments.Provided[index];

    public bool IsSelected(string fieldName) => Selection.Selects(fieldName);

    public IReadOnlyList<T> Directives<T>()
        where T : notnull => Operation.DirectivesOf<T>(Selection);

    public void ReportError(GraphQLError error) => Operation.AddFieldError(error, Selection, Path);

    /// <summary>Turns to a field.</summary>
    /// <exception cref="GraphQLException">An argument is refused.</exception>
    protected void Begin(Selection selection, ObjectType type, object? parentValue)
    {
        Selection = selection;
        ObjectType = type;
        ParentValue = parentValue;
        arguments = Operation.ArgumentsOf(selection);
    }

    protected void End()
    {
        ParentValue = null;
        arguments = ArgumentValues.Empty;
        Selection = null!;
        ObjectType = null!;
    }
}
