using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Which pages may use the endpoint: CORS (Fetch, section 3.2) for HTTP and event streams, and the same list for WebSockets.</summary>
internal sealed class Origins
{
    private static readonly StringValues Exposed = "ETag, Retry-After";

    private readonly HashSet<string> allowed;
    private readonly bool any;

    public Origins(IEnumerable<string> allowedOrigins)
    {
        allowed = allowedOrigins.Select(o => o.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        any = allowed.Contains("*");
    }

    /// <summary>
    /// Whether a WebSocket may be opened: a browser asks nobody before it opens one, so the server must look. Programs send no origin.
    /// </summary>
    public bool MayConnect(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || IsAllowed(origin) || IsSame(origin, request.Host);
    }

    /// <summary>Tells the browser that the page may read the answer, where it may.</summary>
    public void Apply(HttpContext context)
    {
        if (allowed.Count == 0)
        {
            return;
        }

        var headers = context.Response.Headers;
        headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && IsAllowed(origin))
        {
            headers.AccessControlAllowOrigin = any ? "*" : origin;
            headers.AccessControlExposeHeaders = Exposed;
        }
    }

    /// <summary>Answers OPTIONS: a browser's question before it sends what a form could not, or anybody's question for the verbs.</summary>
    public void AnswerOptions(HttpContext context, string verbs)
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        headers.Allow = verbs;
        if (headers.AccessControlAllowOrigin.Count > 0)
        {
            headers.AccessControlAllowMethods = "GET, POST";
            headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
            headers.AccessControlMaxAge = "600";
        }
    }

    private bool IsAllowed(string origin) => any || allowed.Contains(origin);

    /// <summary>The scheme is left out: behind a proxy that ends TLS the server sees another one than the page.</summary>
    private static bool IsSame(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Scheme is "http" or "https"
        && string.Equals(page.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && page.Port == (host.Port ?? DefaultPort(page));

    private static int DefaultPort(Uri page) => page.Scheme == "https" ? 443 : 80;
}
