using System.Globalization;
using System.Text.Json;

namespace ServiceRegistry.Checks.Http;

/// <summary>The value of a condition, as it stands in the settings: what it is held against decides how it is read.</summary>
internal static class JsonValue
{
    public static bool IsEqual(JsonElement found, string value) => found.ValueKind switch
    {
        JsonValueKind.String => found.GetString() == Text(value),
        JsonValueKind.Number => TryCompare(found, value, out var order) && order == 0,
        _ => TryParse(value, out var parsed) && JsonElement.DeepEquals(found, parsed),
    };

    public static bool Contains(JsonElement found, string value) => found.ValueKind switch
    {
        JsonValueKind.String => found.GetString()!.Contains(Text(value), StringComparison.Ordinal),
        JsonValueKind.Array => found.EnumerateArray().Any(item => IsEqual(item, value)),
        _ => false,
    };

    /// <summary>Whether both are numbers, and how they stand to each other.</summary>
    public static bool TryCompare(JsonElement found, string value, out int order)
    {
        order = 0;
        if (found.ValueKind != JsonValueKind.Number || !IsNumber(value))
        {
            return false;
        }

        // Exactly where they fit, which what is as large as a double does not.
        order = found.TryGetDecimal(out var exact) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
            ? exact.CompareTo(other)
            : found.GetDouble().CompareTo(double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture));
        return true;
    }

    public static bool IsNumber(string value) => TryParse(value, out var parsed) && parsed.ValueKind == JsonValueKind.Number;

    private static string Text(string value) =>
        TryParse(value, out var parsed) && parsed.ValueKind == JsonValueKind.String ? parsed.GetString()! : value;

    private static bool TryParse(string value, out JsonElement parsed)
    {
        parsed = default;
        try
        {
            using var document = JsonDocument.Parse(value);
            parsed = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false; // a text without quotes
        }
    }
}
