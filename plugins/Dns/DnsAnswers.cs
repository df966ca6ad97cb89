using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.Checks.Dns;

/// <summary>Answers as texts that can be compared: names in lower case and without the dot at their end.</summary>
internal static class DnsAnswers
{
    public static string Srv(int priority, int weight, int port, string target) =>
        string.Create(CultureInfo.InvariantCulture, $"{priority} {weight} {port} {target.TrimEnd('.').ToLowerInvariant()}");

    /// <summary>A setting as an answer would be; null where no answer of the kind could be it.</summary>
    public static string? Normal(string text, DnsRecordType type)
    {
        if (type == DnsRecordType.Srv)
        {
            return text.Split(' ') is [var priority, var weight, var port, { Length: > 0 } target]
                && ushort.TryParse(priority, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && ushort.TryParse(weight, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
                && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var third)
                    ? Srv(first, second, third, target)
                    : null;
        }

        var family = type == DnsRecordType.A ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
        return IPAddress.TryParse(text, out var address) && address.AddressFamily == family ? address.ToString() : null;
    }
}
