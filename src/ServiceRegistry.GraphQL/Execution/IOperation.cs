using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>An operation that is executed, as <see cref="IOperationListener"/> sees it.</summary>
public interface IOperation
{
    /// <summary>The schema that it runs on.</summary>
    Schema Schema { get; }

    /// <summary>Query, mutation or subscription.</summary>
    OperationType Type { get; }

    /// <summary>The operation's name; null for an anonymous one.</summary>
    string? Name { get; }

    /// <summary>The request that asks for it.</summary>
    OperationRequest Request { get; }

    /// <summary>The state that resolvers see as <see cref="IResolverContext.ContextData"/>; for an event of a subscription, that event's own.</summary>
    IDictionary<string, object?> ContextData { get; }
}
