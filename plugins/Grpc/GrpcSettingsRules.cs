using System.Buffers.Text;
using System.Globalization;
using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>What gRPC allows as metadata.</summary>
internal static partial class GrpcSettingsRules
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "te", "content-type", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "host", "expect", "trailer",
    };

    public static IEnumerable<SettingsProblem> Problems(GrpcCheckSettings settings) =>
        settings.Metadata.SelectMany((entry, place) => Entry(entry, place.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<SettingsProblem> Entry(MetadataEntry entry, string place)
    {
        if (!Key().IsMatch(entry.Key))
        {
            yield return SettingsProblem.At("A key of gRPC metadata is of lower-case letters, digits and _.-", "metadata", place, "key");
        }
        else if (Reserved.Contains(entry.Key) || entry.Key.StartsWith("grpc-", StringComparison.Ordinal) || entry.Key.StartsWith("proxy-", StringComparison.Ordinal))
        {
            yield return SettingsProblem.At($"The key {entry.Key} belongs to the protocol and cannot be set.", "metadata", place, "key");
        }

        if (!Printable().IsMatch(entry.Value))
        {
            yield return SettingsProblem.At("A value of gRPC metadata is of printable ASCII characters and spaces.", "metadata", place, "value");
        }
        else if (entry.Key.EndsWith("-bin", StringComparison.Ordinal) && !IsBase64(entry.Value))
        {
            yield return SettingsProblem.At("The value of a key that ends with -bin is base64.", "metadata", place, "value");
        }
    }

    /// <summary>With its padding or without: both are sent.</summary>
    private static bool IsBase64(string value)
    {
        var digits = value.TrimEnd('=').Length;
        return Base64.IsValid(value) || (digits == value.Length && Base64.IsValid(value.PadRight((digits + 3) / 4 * 4, '=')));
    }

    [GeneratedRegex(@"\A[0-9a-z_.-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[ -~]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Printable();
}
