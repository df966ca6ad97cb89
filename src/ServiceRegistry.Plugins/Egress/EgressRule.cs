using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace ServiceRegistry.Plugins.Egress;

/// <summary>
/// A network and the ports in it: <c>10.0.0.0/8</c>, <c>10.1.2.3</c>, <c>10.0.0.0/8:22</c>, <c>10.0.0.0/8:1-1023</c>,
/// <c>[fd00::/8]:443</c>, or <c>*:25</c> for every network.
/// </summary>
internal sealed class EgressRule
{
    private const int MaxPort = 65535;
    private readonly string text;
    private readonly IPNetwork? network;
    private readonly int firstPort;
    private readonly int lastPort;

    private EgressRule(string text, IPNetwork? network, int firstPort, int lastPort) =>
        (this.text, this.network, this.firstPort, this.lastPort) = (text, network, firstPort, lastPort);

    public static EgressRule Parse(string text) =>
        TryParse(text, out var rule) ? rule : throw new FormatException($"'{text}' is not a network.");

    public static bool TryParse(string text, [NotNullWhen(true)] out EgressRule? rule)
    {
        rule = null;
        if (!TrySplit(text, out var place, out var ports) || !TryPorts(ports, out var first, out var last))
        {
            return false;
        }

        if (place == "*")
        {
            rule = new EgressRule(text, null, first, last);
            return true;
        }

        if (!TryNetwork(place, out var network))
        {
            return false;
        }

        rule = new EgressRule(ports is null ? network.ToString() : text, network, first, last);
        return true;
    }

    public bool Matches(IPAddress address, int port) =>
        port >= firstPort && port <= lastPort && (network is not { } within || within.Contains(address));

    public override string ToString() => text;

    /// <summary>An IPv6 network with ports stands in brackets, like an address in a URL.</summary>
    private static bool TrySplit(string text, out string place, out string? ports)
    {
        (place, ports) = (text, null);
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']');
            if (end < 0 || (end + 1 < text.Length && text[end + 1] != ':'))
            {
                return false;
            }

            (place, ports) = (text[1..end], end + 1 < text.Length ? text[(end + 2)..] : null);
            return place.Contains(':');
        }

        var colon = text.IndexOf(':');
        if (colon >= 0 && colon == text.LastIndexOf(':'))
        {
            (place, ports) = (text[..colon], text[(colon + 1)..]);
        }

        return true;
    }

    private static bool TryPorts(string? text, out int first, out int last)
    {
        (first, last) = (0, MaxPort);
        if (text is null)
        {
            return true;
        }

        var dash = text.IndexOf('-');
        return TryPort(dash < 0 ? text : text[..dash], out first) & TryPort(dash < 0 ? text : text[(dash + 1)..], out last) && first <= last;
    }

    private static bool TryPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= MaxPort;

    private static bool TryNetwork(string text, out IPNetwork network)
    {
        // The parser takes 10 for 0.0.0.10: an address is written out.
        if (!text.Contains('/') && (text.Contains(':') || text.Count(c => c == '.') == 3) && IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }
}
