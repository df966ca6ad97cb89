using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>
/// Writes answers that are kept. The schema's answer about itself is some hundred kilobytes, and a tenth of that compressed: it is
/// compressed once, for all who take gzip (RFC 9110, section 8.4.1.3). The head goes first: what is written before it, Kestrel keeps apart
/// and copies once more.
/// </summary>
internal static class KeptBody
{
    private static readonly ConditionalWeakTable<KeptAnswer, GzipStart> compressed = [];

    public static async Task WriteAsync(HttpContext context, KeptAnswer kept, ReadOnlyMemory<byte> rest)
    {
        var response = context.Response;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var gzip = rest.Length <= GzipStart.MaxRest && TakesGzip(context.Request)
            ? compressed.GetValue(kept, static kept => new GzipStart(kept.Utf8.Span))
            : null;
        if (gzip is not null)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentLength = gzip?.LengthWith(rest.Length) ?? kept.Utf8.Length + rest.Length;
        await response.StartAsync(context.RequestAborted);
        if (gzip is not null)
        {
            gzip.Write(response.BodyWriter, rest.Span);
        }
        else
        {
            response.BodyWriter.Write(kept.Utf8.Span);
            response.BodyWriter.Write(rest.Span);
        }

        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    // Section 12.5.3: a coding of quality 0 is refused; what is named goes before "*".
    private static bool TakesGzip(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var coding = accepted.FirstOrDefault(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(coding => coding.Value == "*");
        return coding is not null && coding.Quality is not 0;
    }
}
