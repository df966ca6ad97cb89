using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using ServiceRegistry.GraphQL.AspNetCore.Requests;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Reads the parameters of a POST out of its body.</summary>
internal static class RequestBody
{
    /// <summary>Reads the body into the request; null where that went well.</summary>
    public static async ValueTask<HttpFailure?> ReadAsync(HttpContext context, GraphQLServerOptions options, OperationRequestBuilder request)
    {
        if (context.Request.ContentLength > options.MaxAllowedRequestSize)
        {
            return TooLarge(options);
        }

        if (!TryOpen(context.Request, options, out var body))
        {
            context.Response.Headers.AcceptEncoding = options.EnableRequestDecompression ? "gzip, deflate, br" : "identity";
            return HttpFailure.UnsupportedMediaType("The body's Content-Encoding is not supported.");
        }

        try
        {
            return await ReadAsync(body, options, request, context.RequestAborted);
        }
        catch (BadHttpRequestException exception)
        {
            return new HttpFailure(exception.StatusCode, new GraphQLError(exception.Message) { Code = RequestErrorCodes.BadRequest });
        }
        catch (InvalidDataException)
        {
            return HttpFailure.BadRequest("The body is not in its Content-Encoding.", RequestErrorCodes.BadRequest);
        }
    }

    private static async ValueTask<HttpFailure?> ReadAsync(
        PipeReader body,
        GraphQLServerOptions options,
        OperationRequestBuilder request,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            if (result.Buffer.Length > options.MaxAllowedRequestSize)
            {
                body.AdvanceTo(result.Buffer.End);
                return TooLarge(options);
            }

            if (result.IsCompleted)
            {
                var error = Parse(result.Buffer, request);
                body.AdvanceTo(result.Buffer.End);
                return error is null ? null : new HttpFailure(StatusCodes.Status400BadRequest, error);
            }

            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static GraphQLError? Parse(ReadOnlySequence<byte> buffer, OperationRequestBuilder request)
    {
        if (buffer.IsSingleSegment)
        {
            return GraphQLRequestParser.TryParse(buffer.FirstSpan, request, out var error) ? null : error;
        }

        var length = (int)buffer.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            buffer.CopyTo(rented);
            return GraphQLRequestParser.TryParse(rented.AsSpan(0, length), request, out var error) ? null : error;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool TryOpen(HttpRequest request, GraphQLServerOptions options, out PipeReader body)
    {
        body = request.BodyReader;
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        Stream? decoded = !options.EnableRequestDecompression ? null : encoding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress),
            "br" => new BrotliStream(request.Body, CompressionMode.Decompress),
            _ => null,
        };
        if (decoded is null)
        {
            return false;
        }

        request.HttpContext.Response.RegisterForDispose(decoded);
        body = PipeReader.Create(decoded);
        return true;
    }

    private static HttpFailure TooLarge(GraphQLServerOptions options) => new(
        StatusCodes.Status413PayloadTooLarge,
        new GraphQLError($"The body is larger than {options.MaxAllowedRequestSize} bytes.") { Code = RequestErrorCodes.TooLarge });
}
