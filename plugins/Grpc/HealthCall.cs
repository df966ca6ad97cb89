using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using ServiceRegistry.Checks.Grpc.Protocol;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>One call of <c>grpc.health.v1.Health</c> over HTTP/2: of <c>Check</c>, or of <c>Watch</c>, whose answers go on.</summary>
internal sealed class HealthCall(HttpMessageInvoker client, GrpcCheckSettings settings)
{
    private const int MaxBytes = 16 * 1024;
    private const int PrefixLength = 5;

    public async Task<HealthAnswer> SendAsync(string host, int port, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = Request("Check", host, port);
        request.Headers.TryAddWithoutValidation("grpc-timeout", Timeout(timeout));
        using var response = await client.SendAsync(request, cancellationToken);
        var body = await ReadAsync(response.Content, cancellationToken);

        // In the trailers, which are there once the body is read, or, where there is no body, in the headers.
        var status = Find(response, "grpc-status");
        var message = Find(response, "grpc-message") is { } encoded ? Uri.UnescapeDataString(encoded) : null;
        if (int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return new HealthAnswer((GrpcStatus)code, message, code == 0 ? body : null);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new HealthAnswer(GrpcStatuses.Of(response.StatusCode), $"HTTP status {(int)response.StatusCode}", null);
        }

        return new HealthAnswer(GrpcStatus.UNKNOWN, IsGrpc(response) ? "the answer has no status" : $"the answer is {TypeOf(response)}, not gRPC", null);
    }

    /// <summary>The messages of a watch, as they come: until the server ends it, or sends what is none.</summary>
    public async IAsyncEnumerable<HealthAnswer> WatchAsync(string host, int port, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = Request("Watch", host, port);
        using var response = await client.SendAsync(request, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var prefix = new byte[PrefixLength];
        while (IsGrpc(response) && await stream.ReadAtLeastAsync(prefix, PrefixLength, throwOnEndOfStream: false, cancellationToken) == PrefixLength
            && BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1)) is <= MaxBytes and var length)
        {
            var frame = new byte[PrefixLength + length];
            prefix.CopyTo(frame, 0);
            await stream.ReadExactlyAsync(frame.AsMemory(PrefixLength), cancellationToken);
            var answer = new HealthAnswer(GrpcStatus.OK, null, frame);
            if (answer.Read(out _) is null)
            {
                yield break;
            }

            yield return answer;
        }
    }

    private HttpRequestMessage Request(string method, string host, int port)
    {
        var authority = host.Contains(':') ? $"[{host}]" : host;
        var request = new HttpRequestMessage(HttpMethod.Post, $"{(settings.Tls ? "https" : "http")}://{authority}:{port}/grpc.health.v1.Health/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Frame(new HealthCheckRequest { Service = settings.Service })),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Host = settings.Authority;
        request.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity");
        request.Headers.TryAddWithoutValidation("User-Agent", "grpc-service-registry");
        foreach (var entry in settings.Metadata)
        {
            request.Headers.TryAddWithoutValidation(entry.Key, entry.Value);
        }

        return request;
    }

    /// <summary>At most eight digits and a unit.</summary>
    private static string Timeout(TimeSpan timeout) => timeout.TotalMilliseconds < 100_000_000
        ? Math.Max(1, (long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) + "m"
        : ((long)timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "S";

    /// <summary>A flag for compression, the length in four bytes, and the message.</summary>
    private static byte[] Frame(HealthCheckRequest message)
    {
        var size = message.CalculateSize();
        var frame = new byte[PrefixLength + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(PrefixLength));
        return frame;
    }

    /// <summary>All of it, so that the trailers come; more than a health answer ever has is not read.</summary>
    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer[..length];
    }

    private static string TypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType ?? "no content type";

    private static bool IsGrpc(HttpResponseMessage response) => TypeOf(response).StartsWith("application/grpc", StringComparison.Ordinal);

    private static string? Find(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.FirstOrDefault() : null;
}
