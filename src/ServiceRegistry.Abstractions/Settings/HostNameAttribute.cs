using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.RegularExpressions;

namespace ServiceRegistry.Abstractions;

/// <summary>A DNS name of up to 253 characters, an IPv4 or an IPv6 address; without scheme, port, brackets or zone.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class HostNameAttribute : ValidationAttribute
{
    /// <summary>The rule with its message.</summary>
    public HostNameAttribute()
        : base("The field {0} must be a DNS name or an IP address, without scheme, port or brackets.")
    {
    }

    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not string host
        || (host.Contains(':') ? host.AsSpan().IndexOfAny("[]%/") < 0 && IPAddress.TryParse(host, out _) : host.Length <= 253 && DnsName().IsMatch(host));

    [GeneratedRegex(@"\A[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?\z", RegexOptions.NonBacktracking)]
    private static partial Regex DnsName();
}
