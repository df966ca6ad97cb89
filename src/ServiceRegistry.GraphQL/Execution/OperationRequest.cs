using System.Text.Json;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A request to execute a document.</summary>
public sealed record OperationRequest
{
    /// <summary>The document as UTF-8; empty where the request names one.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The name of a trusted document; it goes before <see cref="Document"/> where there is one of that name.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Which operation of the document; null where it has one only.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables, a JSON object; null where there are none.</summary>
    public JsonElement? Variables
    {
        get => field ??= VariableBytes.IsEmpty ? null : JsonElement.Parse(VariableBytes.Span);
        init;
    }

    /// <summary>
    /// The variables as they came, a JSON object that is known to be well-formed; empty where <see cref="Variables"/> alone has them.
    /// </summary>
    internal ReadOnlyMemory<byte> VariableBytes { get; init; }

    /// <summary>The document, where the transport has looked it up.</summary>
    internal CompiledDocument? Known { get; init; }

    /// <summary>The request's extensions, a JSON object; null where there are none.</summary>
    public JsonElement? Extensions { get; init; }

    /// <summary>The services that resolvers use.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>State given to resolvers as <see cref="IResolverContext.ContextData"/>.</summary>
    public IReadOnlyDictionary<string, object?>? ContextData { get; init; }

    /// <summary>The operations that this request may ask for; others are refused with the code <c>OPERATION_NOT_ALLOWED</c>.</summary>
    public AllowedOperations Allowed { get; init; } = AllowedOperations.All;

    /// <summary>Whether the answer tells what the operation costs.</summary>
    public CostReporting Cost { get; init; }

    /// <summary>Where the cost is added to that of other requests; null where the request has the limits for itself.</summary>
    public CostBudget? Budget { get; init; }
}

/// <summary>Kinds of operations that a transport allows.</summary>
[Flags]
public enum AllowedOperations
{
    /// <summary>Queries.</summary>
    Query = 1,

    /// <summary>Mutations.</summary>
    Mutation = 2,

    /// <summary>Subscriptions.</summary>
    Subscription = 4,

    /// <summary>All three.</summary>
    All = Query | Mutation | Subscription,
}
