using System.Globalization;
using System.Text.Json;

namespace ServiceRegistry.Checks.Http;

/// <summary>Finds a place in a JSON document, as RFC 6901 says.</summary>
internal static class JsonPointer
{
    public static bool TryFind(JsonElement document, string pointer, out JsonElement found)
    {
        found = document;
        foreach (var token in pointer.Split('/').Skip(1))
        {
            if (!TryStep(found, Unescape(token), out found))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryStep(JsonElement from, string token, out JsonElement found)
    {
        found = default;
        if (from.ValueKind == JsonValueKind.Object)
        {
            return from.TryGetProperty(token, out found);
        }

        // The index of an array has no sign and no leading zero (section 4).
        if (from.ValueKind != JsonValueKind.Array || (token.Length > 1 && token[0] == '0')
            || !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= from.GetArrayLength())
        {
            return false;
        }

        found = from[index];
        return true;
    }

    // In this order, as section 4 says: ~01 is ~1, and not a slash.
    private static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
