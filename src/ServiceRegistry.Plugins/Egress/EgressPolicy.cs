using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace ServiceRegistry.Plugins.Egress;

/// <summary>
/// Which addresses and ports checks may connect to. Loopback and private networks are targets like any other: this is a
/// registry of internal services. What is denied unless allowed is what lets a check read a machine's own credentials, or is
/// no host.
/// </summary>
public sealed class EgressPolicy
{
    private static readonly string[] DeniedByDefault =
    [
        "169.254.0.0/16", "fe80::/10", "fec0::/10", // link-local, the metadata address of most clouds among them, and site-local
        "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32", // metadata addresses outside of it
        "fd00:ec2::/64", "fd20:ce::254/128", "fd00:42::42/128",
        "0.0.0.0/8", "::/128", // unspecified: the kernel takes it for this machine
        "224.0.0.0/4", "ff00::/8", // multicast
        "255.255.255.255/32", // broadcast
    ];

    private readonly EgressRule[] deny;
    private readonly EgressRule[] allow;

    private EgressPolicy(IEnumerable<EgressRule> deny, IEnumerable<EgressRule> allow) => (this.deny, this.allow) = ([.. deny], [.. allow]);

    /// <summary>The denials that hold where nothing is configured.</summary>
    public static EgressPolicy Default { get; } = new(DeniedByDefault.Select(EgressRule.Parse), []);

    /// <summary>The default denials and those given; what is allowed wins over both.</summary>
    /// <param name="deny">Networks as <c>10.0.0.0/8</c>, single addresses, and either with ports: <c>10.0.0.0/8:22</c>,
    /// <c>[fd00::/8]:1-1023</c>; <c>*:25</c> for a port of every network.</param>
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

    /// <summary>
    /// The rule that denies the address, or an IPv4 address that it leads to; null where none does. Whoever allows an IPv6
    /// address or its network allows what it leads to; whoever allows an IPv4 address allows it in every form.
    /// </summary>
    public string? DeniedBy(IPAddress address, int port)
    {
        var inside = AddressForms.Inside(address);
        if (IsAllowed(address, port) || (inside.Count > 0 && inside.All(form => IsAllowed(form, port))))
        {
            return null;
        }

        return inside.Where(form => !IsAllowed(form, port)).Append(address).Select(form => Denying(form, port)).FirstOrDefault(rule => rule is not null);
    }

    private string? Denying(IPAddress address, int port) => Array.Find(this.deny, rule => rule.Matches(address, port))?.ToString();

    private bool IsAllowed(IPAddress address, int port) => Array.Exists(this.allow, rule => rule.Matches(address, port));

    private static bool TryParse(IReadOnlyList<string> entries, out List<EgressRule> rules, [NotNullWhen(false)] out string? problem)
    {
        rules = [];
        foreach (var entry in entries)
        {
            if (!EgressRule.TryParse(entry.Trim(), out var rule))
            {
                problem = $"'{entry}' is neither a network such as 10.0.0.0/8 (its host bits zero) nor an address, with or without ports such as 10.0.0.0/8:22.";
                return false;
            }

            rules.Add(rule);
        }

        problem = null;
        return true;
    }
}
