using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ServiceRegistry.Checks.Http;

/// <summary>A redirect that is not followed: the target's fault.</summary>
internal sealed class RedirectRefusedException(string message) : Exception(message);

/// <summary>A request, and where asked for the requests that redirects make of it. Each opens its connections by the host.</summary>
internal sealed class HttpExchange(HttpMessageInvoker client, HttpCheckSettings settings)
{
    private const int MaxRedirects = 10;

    public async Task<HttpResponseMessage> SendAsync(Uri url, CancellationToken cancellationToken)
    {
        var (method, withBody, withHeaders) = (settings.Method, settings.Body is not null, true);
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(url, method, withBody, withHeaders);
            var response = await client.SendAsync(request, cancellationToken);
            if (!settings.FollowRedirects || Next(response, url) is not { } next)
            {
                return response;
            }

            using (response)
            {
                if (redirects == MaxRedirects)
                {
                    throw new RedirectRefusedException($"more than {MaxRedirects} redirects, the last one to {next}");
                }

                var status = response.StatusCode;
                if (status == HttpStatusCode.SeeOther || (status is HttpStatusCode.Moved or HttpStatusCode.Found && method == "POST"))
                {
                    (method, withBody) = (method == "HEAD" ? "HEAD" : "GET", false);
                }

                // Once away from the first origin, what was meant for it is not sent again, not even back to it.
                withHeaders &= SameOrigin(url, next);
                if (withBody && !withHeaders)
                {
                    throw new RedirectRefusedException($"{(int)status} would send the body to another origin, {next}");
                }

                url = next;
            }
        }
    }

    private static Uri? Next(HttpResponseMessage response, Uri url)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
        {
            return null;
        }

        if (!Uri.TryCreate(url, location, out var next))
        {
            throw new RedirectRefusedException($"{(int)response.StatusCode} leads to '{location}', which is no URL");
        }

        return next.Scheme is not ("http" or "https") ? throw new RedirectRefusedException($"{(int)response.StatusCode} leads to {next}, which is not HTTP")
            : url.Scheme == "https" && next.Scheme == "http" ? throw new RedirectRefusedException($"{(int)response.StatusCode} leads from https to {next}")
            : next;
    }

    private static bool SameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private HttpRequestMessage Request(Uri url, string method, bool withBody, bool withHeaders)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), url)
        {
            Version = settings.HttpVersion == "2" ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (withBody)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(settings.Body!));
        }

        foreach (var header in withHeaders ? settings.Headers : [])
        {
            if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }
        }

        if (request.Content is { Headers.ContentType: null } content && !content.Headers.Contains("Content-Type"))
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        }

        if (!request.Headers.Contains("User-Agent"))
        {
            request.Headers.TryAddWithoutValidation("User-Agent", "ServiceRegistry-HealthCheck");
        }

        return request;
    }
}
