using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace ServiceRegistry.Plugins.Egress;

/// <summary>
/// Which addresses checks may connect to. Loopback and private networks are targets like any other: this is a registry of
/// internal services. What is denied unless allowed is what lets a check read a machine's own credentials, or is no host.
/// </summary>
public sealed class EgressPolicy
{
    private static readonly string[] DeniedByDefault =
    [
        "169.254.0.0/16", "fe80::/10", // link-local, the metadata address of most clouds among them
        "100.100.100.200/32", "fd00:ec2::254/128", // metadata addresses outside of it
        "0.0.0.0/8", "::/128", // unspecified: the kernel takes it for this machine
        "224.0.0.0/4", "ff00::/8", // multicast
        "255.255.255.255/32", // broadcast
    ];

    private readonly IPNetwork[] deny;
    private readonly IPNetwork[] allow;

    private EgressPolicy(IEnumerable<IPNetwork> deny, IEnumerable<IPNetwork> allow) => (this.deny, this.allow) = ([.. deny], [.. allow]);

    /// <summary>The denials that hold where nothing is configured.</summary>
    public static EgressPolicy Default { get; } = new(DeniedByDefault.Select(IPNetwork.Parse), []);

    /// <summary>The default denials and those given; what is allowed wins over both.</summary>
    /// <param name="deny">Networks as <c>10.0.0.0/8</c>, or single addresses.</param>
    /// <param name="allow">Likewise.</param>
    /// <param name="policy">The policy, where every entry is one.</param>
    /// <param name="problem">Which entry is not, where one is not.</param>
    public static bool TryCreate(
        IReadOnlyList<string> deny, IReadOnlyList<string> allow,
        [NotNullWhen(true)] out EgressPolicy? policy, [NotNullWhen(false)] out string? problem)
    {
        policy = null;
        if (!TryParse(deny, out var denied, out problem) || !TryParse(allow, out var allowed, out problem))
        {
            return false;
        }

        policy = new EgressPolicy([.. Default.deny, .. denied], allowed);
        return true;
    }

    /// <summary>The rule that denies the address; null where none does.</summary>
    public string? DeniedBy(IPAddress address)
    {
        // ::ffff:169.254.169.254 reaches 169.254.169.254.
        var actual = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (this.allow.Any(network => network.Contains(actual)))
        {
            return null;
        }

        var rule = Array.FindIndex(this.deny, network => network.Contains(actual));
        return rule < 0 ? null : this.deny[rule].ToString();
    }

    private static bool TryParse(IReadOnlyList<string> entries, out List<IPNetwork> networks, [NotNullWhen(false)] out string? problem)
    {
        networks = [];
        foreach (var entry in entries)
        {
            if (!TryParse(entry.Trim(), out var network))
            {
                problem = $"'{entry}' is neither a network such as 10.0.0.0/8 (its host bits zero) nor an address.";
                return false;
            }

            networks.Add(network);
        }

        problem = null;
        return true;
    }

    private static bool TryParse(string entry, out IPNetwork network)
    {
        if (!entry.Contains('/') && IPAddress.TryParse(entry, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(entry, out network);
    }
}
