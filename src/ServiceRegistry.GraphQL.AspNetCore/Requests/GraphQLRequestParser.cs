using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ServiceRegistry.GraphQL.AspNetCore.Requests;

/// <summary>Reads the parameters of a request (GraphQL over HTTP, section 5.1) from UTF-8, without making the document a string.</summary>
internal static class GraphQLRequestParser
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a JSON object of parameters: the body of a POST, or the payload of a <c>subscribe</c> message.</summary>
    public static bool TryParse(ReadOnlySpan<byte> json, OperationRequestBuilder request, [NotNullWhen(false)] out GraphQLError? error)
    {
        error = Check(ref json) ?? Guarded(json, request, ReadParameters);
        return error is null;
    }

    /// <summary>True where a body begins as a list of requests.</summary>
    public static bool IsBatch(ReadOnlySpan<byte> json) =>
        (json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json).TrimStart(" \t\r\n"u8).StartsWith("["u8);

    /// <summary>Reads a list of such objects.</summary>
    public static bool TryParseBatch(
        ReadOnlySpan<byte> json, int maxSize, out IReadOnlyList<OperationRequestBuilder> requests, [NotNullWhen(false)] out GraphQLError? error)
    {
        var batch = new List<OperationRequestBuilder>();
        requests = batch;
        error = Check(ref json) ??
            Guarded(json, null!, (ref Utf8JsonReader reader, ReadOnlySpan<byte> all, OperationRequestBuilder _) => ReadBatch(ref reader, all, maxSize, batch));
        return error is null;
    }

    /// <summary>Reads the parameters of a GET, where variables and extensions are JSON text.</summary>
    public static bool TryParse(
        string? document,
        string? documentId,
        string? operationName,
        string? variables,
        string? extensions,
        OperationRequestBuilder request,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        error = null;
        request.OperationName = string.IsNullOrEmpty(operationName) ? null : operationName;
        request.DocumentId = string.IsNullOrEmpty(documentId) ? null : documentId;
        request.Document = string.IsNullOrEmpty(document) ? default : Encoding.UTF8.GetBytes(document);
        if (!string.IsNullOrEmpty(variables))
        {
            error = Guarded(Encoding.UTF8.GetBytes(variables), request, ReadVariables);
        }

        if (error is null && !string.IsNullOrEmpty(extensions))
        {
            error = Guarded(Encoding.UTF8.GetBytes(extensions), request, ReadExtensions);
        }

        error ??= CheckDocument(request);
        return error is null;
    }

    private static GraphQLError? Check(ref ReadOnlySpan<byte> json)
    {
        if (json.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        return json.IsEmpty ? Invalid("The request has no body.", RequestErrorCodes.InvalidJson)
            : !Utf8.IsValid(json) ? Invalid("The request is not valid UTF-8.", RequestErrorCodes.InvalidJson)
            : null;
    }

    private delegate GraphQLError? Reading(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request);

    /// <summary>The one place where the reader's exceptions become values.</summary>
    private static GraphQLError? Guarded(ReadOnlySpan<byte> json, OperationRequestBuilder request, Reading reading)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            var error = reading(ref reader, json, request);
            if (error is null)
            {
                // Whatever stands behind the value is an error of the reader's.
                reader.Read();
            }

            return error;
        }
        catch (JsonException exception)
        {
            return Invalid($"The request is not valid JSON: {exception.Message}", RequestErrorCodes.InvalidJson);
        }
        catch (InvalidOperationException)
        {
            return Invalid("The request has a string with an unpaired surrogate.", RequestErrorCodes.InvalidJson);
        }
    }

    private static GraphQLError? ReadBatch(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int maxSize, List<OperationRequestBuilder> requests)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (requests.Count == maxSize)
            {
                return Invalid($"At most {maxSize} requests are sent as one.", RequestErrorCodes.InvalidRequest);
            }

            var request = new OperationRequestBuilder();
            requests.Add(request);
            if (ReadObject(ref reader, json, request) is { } error)
            {
                return error;
            }
        }

        return requests.Count == 0 ? Invalid("The list of requests is empty.", RequestErrorCodes.InvalidRequest) : null;
    }

    private static GraphQLError? ReadParameters(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.StartArray
            ? Invalid("Batching is switched off: send one request, a JSON object.", RequestErrorCodes.InvalidRequest)
            : ReadObject(ref reader, json, request);
    }

    private static GraphQLError? ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Invalid("A request is a JSON object.", RequestErrorCodes.InvalidRequest);
        }

        GraphQLError? error = null;
        while (error is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            error = ReadParameter(ref reader, json, request);
        }

        return error ?? CheckDocument(request);
    }

    // One that is named is looked for by the executor.
    private static GraphQLError? CheckDocument(OperationRequestBuilder request) =>
        request.Document.IsEmpty && request.DocumentId is null && request.Extensions?.TryGetProperty("persistedQuery", out _) != true
            ? Invalid("The request has no document: 'query' is missing.", RequestErrorCodes.DocumentMissing)
            : null;

    private static GraphQLError? ReadParameter(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                return Invalid("'query' must be a string.", RequestErrorCodes.InvalidRequest);
            }

            if (reader.TokenType == JsonTokenType.Null)
            {
                request.Document = default;
            }
            else
            {
                ReadDocument(ref reader, request);
            }
        }
        else if (reader.ValueTextEquals("operationName"u8))
        {
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                return Invalid("'operationName' must be a string or null.", RequestErrorCodes.InvalidRequest);
            }

            request.OperationName = reader.GetString();
        }
        else if (reader.ValueTextEquals("id"u8))
        {
            // Of another kind it is one of the further properties.
            reader.Read();
            request.DocumentId = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }
        else if (reader.ValueTextEquals("variables"u8))
        {
            return ReadVariables(ref reader, json, request);
        }
        else if (reader.ValueTextEquals("extensions"u8))
        {
            return ReadExtensions(ref reader, json, request);
        }
        else
        {
            // Further properties are allowed and mean nothing.
            reader.Read();
            reader.Skip();
        }

        return null;
    }

    private static GraphQLError? ReadVariables(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request)
    {
        var error = ReadValue(ref reader, json, "variables", out var value);
        if (value.IsEmpty)
        {
            request.Variables = null;
        }
        else
        {
            request.SetVariables(value);
        }

        return error;
    }

    private static GraphQLError? ReadExtensions(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request)
    {
        var error = ReadValue(ref reader, json, "extensions", out var value);
        request.Extensions = value.IsEmpty ? null : JsonElement.Parse(value);
        return error;
    }

    private static GraphQLError? ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string name, out ReadOnlySpan<byte> value)
    {
        value = default;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Invalid($"'{name}' must be a JSON object or null.", RequestErrorCodes.InvalidRequest);
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        value = json[start..(int)reader.BytesConsumed];
        RefuseUnpairedSurrogates(value);
        return null;
    }

    /// <summary>An element decodes its strings only when they are asked for, deep in the execution: what it could not decode is found here.</summary>
    private static void RefuseUnpairedSurrogates(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }

    // The string's bytes, with its escapes decoded.
    private static void ReadDocument(ref Utf8JsonReader reader, OperationRequestBuilder request)
    {
        if (!reader.ValueIsEscaped)
        {
            request.SetDocument(reader.ValueSpan);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            request.SetDocument(rented.AsSpan(0, reader.CopyString(rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static GraphQLError Invalid(string message, string code) => new(message) { Code = code };
}
