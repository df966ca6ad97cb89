using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Where transports find the executor, anew for each operation: the schema may change while the server runs.</summary>
public interface IRequestExecutorProvider
{
    /// <summary>The executor of the newest schema. Operations that have begun go on with the one that they began with.</summary>
    IRequestExecutor Current { get; }
}

/// <summary>Holds the current executor, and changes it.</summary>
/// <param name="schema">The schema to begin with.</param>
/// <param name="options">The options of all its executors; the defaults where null.</param>
public sealed class RequestExecutorProvider(Schema schema, RequestExecutorOptions? options = null) : IRequestExecutorProvider
{
    private volatile IRequestExecutor current = new RequestExecutor(schema, options);

    /// <inheritdoc />
    public IRequestExecutor Current => current;

    /// <summary>Makes an executor for another schema beside the one that is used, and then changes over to it.</summary>
    /// <param name="newSchema">The schema.</param>
    /// <exception cref="SchemaException">The schema cannot be executed; the old one stays.</exception>
    public void Swap(Schema newSchema) => current = new RequestExecutor(newSchema, options);
}
