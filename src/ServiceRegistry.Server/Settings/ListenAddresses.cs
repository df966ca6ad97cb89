using System.Net;

namespace ServiceRegistry.Server.Settings;

/// <summary>What the server is told to listen on. Kestrel would refuse some of it with a trace, and take some for what it is not.</summary>
internal static class ListenAddresses
{
    private const string Allowed = "addresses such as http://127.0.0.1:8080 or http://[::]:8080, several with ; between them";

    /// <summary>Says which addresses are wrong.</summary>
    public static void Check(string? urls, List<string> problems)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(url))
            {
                problems.Add($"The setting 'ASPNETCORE_URLS' has '{url}'; allowed are {Allowed}.");
            }
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https"
                && (address.IsUnixPipe || address.IsNamedPipe || (IsHost(address.Host) && address.Port is >= 0 and <= IPEndPoint.MaxPort));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    // A port that is no number would be read as a part of the host, and the server would listen on another one, for all the world.
    private static bool IsHost(string host) => host.StartsWith('[') ? IPAddress.TryParse(host, out _) : !host.Contains(':', StringComparison.Ordinal);
}
