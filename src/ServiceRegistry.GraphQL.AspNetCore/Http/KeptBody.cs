using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>
/// Writes answers that are kept. The schema's answer about itself is some hundred kilobytes, and a tenth of that compressed: it is
/// compressed once, for all who take gzip (RFC 9110, section 8.4.1.3).
/// </summary>
internal static class KeptBody
{
    private static readonly ConditionalWeakTable<KeptAnswer, GzipStart> compressed = [];

    public static async Task WriteAsync(HttpContext context, KeptAnswer kept, ReadOnlyMemory<byte> rest)
    {
        var response = context.Response;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (rest.Length <= GzipStart.MaxRest && TakesGzip(context.Request))
        {
            var start = compressed.GetValue(kept, static kept => new GzipStart(kept.Utf8.Span));
            response.Headers.ContentEncoding = "gzip";
            response.ContentLength = start.LengthWith(rest.Length);
            start.Write(response.BodyWriter, rest.Span);
        }
        else
        {
            response.ContentLength = kept.Utf8.Length + rest.Length;
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
