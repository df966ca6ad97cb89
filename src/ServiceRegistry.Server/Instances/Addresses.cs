using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.Server.Instances;

/// <summary>Writes addresses as URLs.</summary>
internal static class Addresses
{
    /// <summary><c>scheme://host:port</c>; null where the scheme is not known, or the three make no URL.</summary>
    public static Uri? Url(string? scheme, string host, int? port)
    {
        if (scheme is null)
        {
            return null;
        }

        var bracketed = IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{host}]" : host;
        return Uri.TryCreate(port is null ? $"{scheme}://{bracketed}" : $"{scheme}://{bracketed}:{port}", UriKind.Absolute, out var url) ? url : null;
    }
}
