using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Requests;

/// <summary>An answer of the transport itself: one error and no data.</summary>
internal sealed class RequestErrorResult : OperationResult
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly GraphQLError error;

    public RequestErrorResult(GraphQLError error)
    {
        this.error = error;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            Write(writer, error);
        }

        Body = buffer.WrittenMemory;
    }

    public override ReadOnlyMemory<byte> Body { get; }

    public override bool IsRequestError => true;

    public override IReadOnlyList<GraphQLError> Errors => [error];

    public override void Dispose()
    {
    }

    private static void Write(Utf8JsonWriter writer, GraphQLError error)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("errors"u8);
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message);
        writer.WriteStartObject("extensions"u8);
        if (error.Code is { } code)
        {
            writer.WriteString("code"u8, code);
        }

        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
