using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace ServiceRegistry.Features.World;

/// <summary>Between the words of the scenarios and the fields and values of the schema.</summary>
internal static partial class Wording
{
    private static readonly Dictionary<string, string> Outputs = new()
    {
        ["service"] = "serviceName",
        ["lease"] = "lease.ttl",
        ["maintenance reason"] = "maintenance.reason",
        ["instance"] = "instanceKey",
    };

    /// <summary>"status reason" is statusReason.</summary>
    public static string Field(string words)
    {
        var parts = words.Split(' ');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }

    /// <summary>The value that a column or row names, as a scenario writes it: nothing for null, lists with commas.</summary>
    public static string Value(JsonElement from, string words)
    {
        var value = from;
        foreach (var field in Outputs.GetValueOrDefault(words, Field(words)).Split('.'))
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                return "";
            }

            value = value.GetProperty(field);
        }

        return Text(value);
    }

    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => Duration().IsMatch(value.GetString()!) ? Spoken(value.GetString()!) : value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => Pair(value),
        _ => value.GetRawText(),
    };

    /// <summary>"3 s" is PT3S; what begins with P or -P is taken as it stands.</summary>
    public static string IsoDuration(string words)
    {
        if (words.StartsWith('P') || words.StartsWith("-P", StringComparison.Ordinal))
        {
            return words;
        }

        return XmlConvert.ToString(TimeSpanOf(words));
    }

    public static TimeSpan TimeSpanOf(string words)
    {
        var (number, unit) = words.Split(' ') is [var first, var second] ? (first, second) : throw new FormatException($"'{words}' is no duration such as 3 s.");
        var count = double.Parse(number, CultureInfo.InvariantCulture);
        return unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(count),
            "s" => TimeSpan.FromSeconds(count),
            "min" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            "d" => TimeSpan.FromDays(count),
            _ => throw new FormatException($"'{unit}' is no unit of time."),
        };
    }

    /// <summary>Writes out "(128 × a)" and "\u0007"; "" in quotes is the empty text.</summary>
    public static string Expand(string cell)
    {
        if (cell == "\"\"")
        {
            return "";
        }

        var repeated = Repeat().Replace(cell, match => new StringBuilder()
            .Insert(0, match.Groups[2].Value, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToString());
        return Escape().Replace(repeated, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
    }

    private static string Spoken(string duration)
    {
        var time = XmlConvert.ToTimeSpan(duration);
        (double Count, string Unit) spoken = time switch
        {
            { TotalDays: >= 1 } when time.TotalDays % 1 == 0 => (time.TotalDays, "d"),
            { TotalHours: >= 1 } when time.TotalHours % 1 == 0 => (time.TotalHours, "h"),
            { TotalMinutes: >= 1 } when time.TotalMinutes % 1 == 0 => (time.TotalMinutes, "min"),
            { TotalSeconds: >= 1 } => (time.TotalSeconds, "s"),
            _ => (time.TotalMilliseconds, "ms"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{spoken.Count} {spoken.Unit}");
    }

    /// <summary>Entries as key=value, endpoints and links as name=url, anything else that is named by its name.</summary>
    private static string Pair(JsonElement value)
    {
        if (value.TryGetProperty("value", out var text))
        {
            return $"{value.GetProperty("key").GetString()}={text.GetString()}";
        }

        if (value.TryGetProperty("strategy", out _))
        {
            return value.GetProperty("name").GetString()!;
        }

        if (value.TryGetProperty("url", out var url))
        {
            return $"{value.GetProperty("name").GetString()}={url.GetString()}";
        }

        return value.TryGetProperty("name", out var name) ? name.GetString()! : value.GetRawText();
    }

    [GeneratedRegex(@"^P(\d+D)?(T(\d+H)?(\d+M)?([\d.]+S)?)?$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\((\d+) × (.+?)\)")]
    private static partial Regex Repeat();

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
