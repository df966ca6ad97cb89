using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using ServiceRegistry.GraphQL.AspNetCore.Requests;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>What was read of a body: why it could not be, or a list of requests where it holds one; otherwise the request has it.</summary>
internal readonly record struct BodyResult(HttpFailure? Failure, IReadOnlyList<OperationRequestBuilder>? Batch = null);

/// <summary>Reads the parameters of a POST out of its body.</summary>
internal static class RequestBody
{
    /// <summary>Reads the body into the request, or into those of a batch.</summary>
    public static async ValueTask<BodyResult> ReadAsync(HttpContext context, GraphQLServerOptions options, OperationRequestBuilder request)
    {
        if (context.Request.ContentLength > options.MaxAllowedRequestSize)
        {
            return TooLarge(options);
        }

        if (!TryOpen(context.Request, options, out var body))
        {
            context.Response.Headers.AcceptEncoding = options.EnableRequestDecompression ? "gzip, deflate, br" : "identity";
            return new BodyResult(HttpFailure.UnsupportedMediaType("The body's Content-Encoding is not supported."));
        }

        try
        {
            return await ReadAsync(body, options, request, context.RequestAborted);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(options);
        }
        catch (BadHttpRequestException exception)
        {
            return new BodyResult(
                new HttpFailure(exception.StatusCode, new GraphQLError(exception.Message) { Code = RequestErrorCodes.BadRequest }));
        }
        catch (InvalidDataException)
        {
            return new BodyResult(HttpFailure.BadRequest("The body is not in its Content-Encoding.", RequestErrorCodes.BadRequest));
        }
    }

    private static async ValueTask<BodyResult> ReadAsync(
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
                var parsed = Parse(result.Buffer, options, request);
                body.AdvanceTo(result.Buffer.End);
                return parsed;
            }

            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static BodyResult Parse(ReadOnlySequence<byte> buffer, GraphQLServerOptions options, OperationRequestBuilder request)
    {
        if (buffer.IsSingleSegment)
        {
            return Parse(buffer.FirstSpan, options, request);
        }

        var length = (int)buffer.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            buffer.CopyTo(rented);
            return Parse(rented.AsSpan(0, length), options, request);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static BodyResult Parse(ReadOnlySpan<byte> json, GraphQLServerOptions options, OperationRequestBuilder request)
    {
        if (options.EnableBatching && GraphQLRequestParser.IsBatch(json))
        {
            return GraphQLRequestParser.TryParseBatch(json, options.MaxBatchSize, out var batch, out var wrong)
                ? new BodyResult(null, batch)
                : new BodyResult(new HttpFailure(StatusCodes.Status400BadRequest, wrong));
        }

        return GraphQLRequestParser.TryParse(json, request, out var error)
            ? default
            : new BodyResult(new HttpFailure(StatusCodes.Status400BadRequest, error));
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

    private static BodyResult TooLarge(GraphQLServerOptions options) => new(new HttpFailure(
        StatusCodes.Status413PayloadTooLarge,
        new GraphQLError($"The body is larger than {options.MaxAllowedRequestSize} bytes.") { Code = RequestErrorCodes.TooLarge }));
}
