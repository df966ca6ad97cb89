using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.Core.Commands;

/// <summary>A host is a DNS name, an IPv4 or an IPv6 address; no scheme, port, brackets or zone.</summary>
internal static class HostRule
{
    public const int MaxLength = 253;

    public static bool IsHost(string text) => text.Contains(':', StringComparison.Ordinal) ? IsIPv6(text) : IsIPv4(text) || IsDnsName(text);

    private static bool IsIPv6(string text) =>
        text.AsSpan().IndexOfAny('%', '[', ']') < 0
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    // Four decimal numbers and nothing else: shorter, octal and hexadecimal forms mean different addresses to different readers.
    private static bool IsIPv4(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(part =>
            part.Length is >= 1 and <= 3 && part.All(char.IsAsciiDigit)
            && (part.Length == 1 || part[0] != '0') && int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) <= 255);
    }

    private static bool IsDnsName(string text)
    {
        var labels = (text.EndsWith('.') ? text[..^1] : text).Split('.');
        return labels.All(IsLabel) && !LooksLikeNumber(labels[^1]);
    }

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= 63 && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    // A name that ends in a number is taken for an address by some readers and refused by others.
    private static bool LooksLikeNumber(string label) =>
        label.All(char.IsAsciiDigit)
        || (label.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && label.AsSpan(2).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0);
}
