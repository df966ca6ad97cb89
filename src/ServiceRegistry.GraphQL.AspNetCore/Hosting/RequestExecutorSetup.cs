using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>What was asked of the schema and its executor, in order.</summary>
internal sealed class RequestExecutorSetup
{
    public List<Action<IServiceProvider, SchemaBuilder>> Schema { get; } = [];

    /// <summary>The classes of the parts that may change.</summary>
    public List<Type> Modules { get; } = [];

    public List<Func<RequestExecutorOptions, RequestExecutorOptions>> Requests { get; } = [];
}
