using System.Globalization;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>The URL of a check: what its settings say, and for the rest the instance.</summary>
internal static class HttpTarget
{
    /// <summary>The URL, or the reason why there is none.</summary>
    public static CheckResult? Of(HttpCheckSettings settings, CheckTarget instance, out Uri url)
    {
        url = settings.Url!;
        if (settings.Url is not null)
        {
            return null;
        }

        var scheme = settings.Scheme ?? instance.Scheme?.ToLowerInvariant() ?? "http";
        if (scheme is not ("http" or "https"))
        {
            return CheckResult.Error($"the instance's scheme is {scheme}: the check must say http or https", CheckErrorCode.TargetIncomplete);
        }

        var host = settings.Host ?? instance.Host;
        var port = settings.Port ?? instance.Port;
        var authority = (host.Contains(':') ? $"[{host}]" : host) + (port is null ? "" : ":" + port.Value.ToString(CultureInfo.InvariantCulture));
        return Uri.TryCreate($"{scheme}://{authority}{settings.Path}", UriKind.Absolute, out url!)
            ? null
            : CheckResult.Error($"{scheme}://{authority}{settings.Path} is not a URL", CheckErrorCode.TargetIncomplete);
    }
}
