using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>A request as the transport read it, which interceptors may still change (Hot Chocolate's name).</summary>
public sealed class OperationRequestBuilder
{
    private Dictionary<string, object?>? contextData;

    /// <summary>The document as UTF-8; empty where the request names one.</summary>
    public ReadOnlyMemory<byte> Document { get; set; }

    /// <summary>The name of a trusted document; null where there is none.</summary>
    public string? DocumentId { get; set; }

    /// <summary>Which operation of the document; null where it has one only.</summary>
    public string? OperationName { get; set; }

    /// <summary>The variables, a JSON object; null where there are none.</summary>
    public JsonElement? Variables { get; set; }

    /// <summary>The request's extensions, a JSON object; null where there are none.</summary>
    public JsonElement? Extensions { get; set; }

    /// <summary>The services that resolvers use: those of the HTTP request, or of a scope of the operation's own on a WebSocket.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>The operations that may be asked for.</summary>
    public AllowedOperations Allowed { get; set; } = AllowedOperations.All;

    /// <summary>Whether the answer tells what the operation costs.</summary>
    public CostReporting Cost { get; set; }

    /// <summary>Where the cost is added to that of other requests; null where the request has the limits for itself.</summary>
    public CostBudget? Budget { get; set; }

    /// <summary>Puts a value into the context data that resolvers see.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>This builder.</returns>
    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        (contextData ??= new Dictionary<string, object?>(StringComparer.Ordinal))[name] = value;
        return this;
    }

    /// <summary>The value of a key in the context data; null where there is none.</summary>
    /// <param name="name">The key.</param>
    public object? GetGlobalState(string name) => contextData?.GetValueOrDefault(name);

    internal OperationRequest Create() => new()
    {
        Document = Document,
        DocumentId = DocumentId,
        OperationName = OperationName,
        Variables = Variables,
        Extensions = Extensions,
        Services = Services ?? throw new InvalidOperationException("A request needs services."),
        ContextData = contextData,
        Allowed = Allowed,
        Cost = Cost,
        Budget = Budget,
    };
}
