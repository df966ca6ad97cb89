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
        if (json.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        if (json.IsEmpty)
        {
            error = Invalid("The request has no body.", RequestErrorCodes.InvalidJson);
        }
        else if (!Utf8.IsValid(json))
        {
            error = Invalid("The request is not valid UTF-8.", RequestErrorCodes.InvalidJson);
        }
        else
        {
            error = Guarded(json, request, ReadParameters);
        }

        return error is null;
    }

    /// <summary>Reads the parameters of a GET, where variables and extensions are JSON text.</summary>
    public static bool TryParse(
        string? document,
        string? operationName,
        string? variables,
        string? extensions,
        OperationRequestBuilder request,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        error = null;
        request.OperationName = string.IsNullOrEmpty(operationName) ? null : operationName;
        if (string.IsNullOrEmpty(document))
        {
            error = DocumentMissing();
            return false;
        }

        request.Document = Encoding.UTF8.GetBytes(document);
        if (!string.IsNullOrEmpty(variables))
        {
            error = Guarded(Encoding.UTF8.GetBytes(variables), request, ReadVariables);
        }

        if (error is null && !string.IsNullOrEmpty(extensions))
        {
            error = Guarded(Encoding.UTF8.GetBytes(extensions), request, ReadExtensions);
        }

        return error is null;
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

    private static GraphQLError? ReadParameters(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return Invalid("Batching is switched off: send one request, a JSON object.", RequestErrorCodes.InvalidRequest);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Invalid("A request is a JSON object.", RequestErrorCodes.InvalidRequest);
        }

        GraphQLError? error = null;
        while (error is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            error = ReadParameter(ref reader, json, request);
        }

        return error ?? (request.Document.IsEmpty ? DocumentMissing() : null);
    }

    private static GraphQLError? ReadParameter(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                return Invalid("'query' must be a string.", RequestErrorCodes.InvalidRequest);
            }

            request.Document = reader.TokenType == JsonTokenType.Null ? default : CopyString(ref reader);
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
        var error = ReadObject(ref reader, json, "variables", out var value);
        request.Variables = value;
        return error;
    }

    private static GraphQLError? ReadExtensions(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, OperationRequestBuilder request)
    {
        var error = ReadObject(ref reader, json, "extensions", out var value);
        request.Extensions = value;
        return error;
    }

    private static GraphQLError? ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string name, out JsonElement? value)
    {
        value = null;
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
        value = JsonElement.ParseValue(ref reader);
        RefuseUnpairedSurrogates(json[start..(int)reader.BytesConsumed]);
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

    /// <summary>The string's bytes with its escapes decoded, in an array of their own: the executor may keep the document.</summary>
    private static byte[] CopyString(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan.ToArray();
        }

        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return rented.AsSpan(0, reader.CopyString(rented)).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static GraphQLError DocumentMissing() =>
        Invalid("The request has no document: 'query' is missing.", RequestErrorCodes.DocumentMissing);

    private static GraphQLError Invalid(string message, string code) => new(message) { Code = code };
}
