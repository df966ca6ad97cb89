using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using ServiceRegistry.Checks.Grpc.Protocol;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>One unary call of <c>grpc.health.v1.Health/Check</c> over HTTP/2.</summary>
internal sealed class HealthCall(HttpMessageInvoker client, GrpcCheckSettings settings)
{
    private const int MaxBytes = 16 * 1024;
    private const int PrefixLength = 5;

    public async Task<HealthAnswer> SendAsync(string host, int port, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = Request(host, port, timeout);
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

        var type = response.Content.Headers.ContentType?.MediaType ?? "no content type";
        return new HealthAnswer(GrpcStatus.UNKNOWN, type.StartsWith("application/grpc", StringComparison.Ordinal)
            ? "the answer has no status"
            : $"the answer is {type}, not gRPC", null);
    }

    private HttpRequestMessage Request(string host, int port, TimeSpan timeout)
    {
        var authority = host.Contains(':') ? $"[{host}]" : host;
        var request = new HttpRequestMessage(HttpMethod.Post, $"{(settings.Tls ? "https" : "http")}://{authority}:{port}/grpc.health.v1.Health/Check")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Frame(new HealthCheckRequest { Service = settings.Service })),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Host = settings.Authority;
        request.Headers.TryAddWithoutValidation("grpc-timeout", Timeout(timeout));
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

    private static string? Find(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.FirstOrDefault() : null;
}
