using System.Buffers;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>A request as the transport read it, which interceptors may still change (Hot Chocolate's name).</summary>
public sealed class OperationRequestBuilder
{
    private OperationState? contextData;

    private ReadOnlyMemory<byte> variableBytes;
    private CompiledDocument? known;
    private byte[]? rented;

    /// <summary>The document as UTF-8; empty where the request names one.</summary>
    public ReadOnlyMemory<byte> Document
    {
        get;
        set
        {
            field = value;
            known = null;
        }
    }

    /// <summary>The name of a trusted document; null where there is none.</summary>
    public string? DocumentId { get; set; }

    /// <summary>Which operation of the document; null where it has one only.</summary>
    public string? OperationName { get; set; }

    /// <summary>The variables, a JSON object; null where there are none.</summary>
    public JsonElement? Variables
    {
        get => field ??= variableBytes.IsEmpty ? null : JsonElement.Parse(variableBytes.Span);
        set
        {
            field = value;
            variableBytes = default;
        }
    }

    /// <summary>
    /// What will probably execute the request, and may know its document; null where that is not known. Who sets it calls
    /// <see cref="ReleaseDocument"/>.
    /// </summary>
    internal RequestExecutor? Executor { get; init; }

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
        (contextData ??= new OperationState())[name] = value;
        return this;
    }

    /// <summary>The value of a key in the context data; null where there is none.</summary>
    /// <param name="name">The key.</param>
    public object? GetGlobalState(string name) => contextData is not null && contextData.TryGetValue(name, out var value) ? value : null;

    /// <summary>
    /// Takes a document over. One that is known is not copied; one that is too large to become known is copied into a buffer that
    /// <see cref="ReleaseDocument"/> gives back.
    /// </summary>
    internal void SetDocument(ReadOnlySpan<byte> source)
    {
        ReleaseDocument();
        var found = Executor?.FindDocument(source);
        Document = found?.Source ?? Copy(source);
        known = found;
    }

    /// <summary>Gives back what a large document was copied into: at the end of its answer, when nothing reads it any more.</summary>
    internal void ReleaseDocument()
    {
        if (rented is not null)
        {
            Document = default;
            ArrayPool<byte>.Shared.Return(rented);
            rented = null;
        }
    }

    /// <summary>Takes over variables, a well-formed JSON object, without taking them apart.</summary>
    internal void SetVariables(ReadOnlySpan<byte> json)
    {
        Variables = null;
        variableBytes = json.ToArray();
    }

    private ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> source)
    {
        if (Executor is null || source.Length <= DocumentCache.MaxDocumentLength)
        {
            return source.ToArray();
        }

        rented = ArrayPool<byte>.Shared.Rent(source.Length);
        source.CopyTo(rented);
        return rented.AsMemory(0, source.Length);
    }

    internal OperationRequest Create() => new()
    {
        Document = Document,
        Known = known,
        DocumentId = DocumentId,
        OperationName = OperationName,
        VariableBytes = variableBytes,
        Variables = variableBytes.IsEmpty ? Variables : null,
        Extensions = Extensions,
        Services = Services ?? throw new InvalidOperationException("A request needs services."),
        ContextData = contextData,
        Allowed = Allowed,
        Cost = Cost,
        Budget = Budget,
    };
}
