using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.Core.Commands;

/// <summary>A host is a DNS name, an IPv4 or an IPv6 address; no scheme, port, brackets or zone.</summary>
internal static class HostRule
{
    public const int MaxLength = 253;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsHost(string text) => text.Contains(':', StringComparison.Ordinal) ? IsIPv6(text) : IsIPv4(text) || IsDnsName(text);

    private static bool IsIPv6(ReadOnlySpan<char> text) =>
        text.IndexOfAny('%', '[', ']') < 0
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    // Four decimal numbers and nothing else: shorter, octal and hexadecimal forms mean different addresses to different readers.
    private static bool IsIPv4(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var part in text.Split('.'))
        {
            if (!IsByte(text[part]))
            {
                return false;
            }

            count++;
        }

        return count == 4;
    }

    private static bool IsByte(ReadOnlySpan<char> part) =>
        part.Length is >= 1 and <= 3 && IsNumber(part) && (part.Length == 1 || part[0] != '0') && int.Parse(part, CultureInfo.InvariantCulture) <= 255;

    private static bool IsDnsName(ReadOnlySpan<char> text)
    {
        var name = text.EndsWith('.') ? text[..^1] : text;
        foreach (var label in name.Split('.'))
        {
            if (!IsLabel(name[label]))
            {
                return false;
            }
        }

        return !LooksLikeNumber(name[(name.LastIndexOf('.') + 1)..]);
    }

    private static bool IsLabel(ReadOnlySpan<char> label) =>
        label.Length is >= 1 and <= 63 && label[0] != '-' && label[^1] != '-' && !label.ContainsAnyExcept(LabelCharacters);

    // A name that ends in a number is taken for an address by some readers and refused by others.
    private static bool LooksLikeNumber(ReadOnlySpan<char> label) =>
        IsNumber(label)
        || (label.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && !label[2..].ContainsAnyExcept("0123456789abcdefABCDEF"));

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
