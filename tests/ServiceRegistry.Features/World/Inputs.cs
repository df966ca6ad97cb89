using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceRegistry.Features.World;

/// <summary>Makes inputs of the schema from cells of a scenario: an empty cell is left out, "null" is null.</summary>
internal static partial class Inputs
{
    private static readonly Dictionary<string, string> Names = new() { ["lease"] = "leaseTtl" };

    private static readonly HashSet<string> Numbers =
        ["port", "weight", "expectedRevision", "healthyThreshold", "unhealthyThreshold", "limit", "first", "last", "since", "database", "minAnswers"];

    private static readonly HashSet<string> Switches = ["tls", "force", "followRedirects", "skipCertificateVerification", "tcp", "expectNothingElse", "healthJson", "keepConnection", "watch"];

    private static readonly HashSet<string> Durations = ["leaseTtl", "deregisterAfter", "interval", "timeout", "degradedAfter", "failedAfter", "degradedBefore", "failedBefore", "ttl"];

    public static Dictionary<string, object?> From(IEnumerable<KeyValuePair<string, string>> cells)
    {
        var input = new Dictionary<string, object?>();
        foreach (var (words, cell) in cells)
        {
            var field = Names.GetValueOrDefault(words, Wording.Field(words));
            if (cell.Length > 0)
            {
                input[field] = cell == "null" ? null : Value(field, cell);
            }
        }

        return input;
    }

    private static object? Value(string field, string cell)
    {
        if (Numbers.Contains(field))
        {
            return long.Parse(cell, CultureInfo.InvariantCulture);
        }

        if (Switches.Contains(field))
        {
            return bool.Parse(cell);
        }

        if (Durations.Contains(field))
        {
            return Wording.IsoDuration(cell);
        }

        return field switch
        {
            "tags" or "dependsOn" or "expectedStatus" or "arguments" or "names" => List(cell),
            "metadata" => List(cell).Select(entry => Pair(entry, "key", "value")).ToList(),
            "headers" => List(cell).Select(entry => Pair(entry, "name", "value")).ToList(),
            "links" => List(cell).Select(entry => Pair(entry, "name", "url")).ToList(),
            "json" => List(cell).Select(Condition).ToList(),
            "endpoints" => List(cell).Select(Endpoint).ToList(),
            "checks" => List(cell).Select(Check).ToList(),
            _ => Wording.Expand(cell),
        };
    }

    /// <summary>"a, b", or "65 of t#" with the number in place of the sharp; [] is the empty list.</summary>
    public static List<string> List(string cell)
    {
        if (cell == "[]")
        {
            return [];
        }

        return Many().Match(cell) is { Success: true } many
            ? [.. Enumerable.Range(1, int.Parse(many.Groups[1].Value, CultureInfo.InvariantCulture))
                .Select(number => many.Groups[2].Value.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))]
            : [.. cell.Split(", ").Select(Wording.Expand)];
    }

    // "/queue/length LESS 100", or "/error MISSING".
    private static Dictionary<string, string> Condition(string entry)
    {
        var parts = entry.Split(' ', 3);
        var condition = new Dictionary<string, string> { ["pointer"] = parts[0], ["operator"] = parts[1] };
        if (parts.Length > 2)
        {
            condition["value"] = parts[2];
        }

        return condition;
    }

    private static Dictionary<string, string> Pair(string entry, string name, string value)
    {
        var at = entry.IndexOf('=', StringComparison.Ordinal);
        return new() { [name] = entry[..at], [value] = entry[(at + 1)..] };
    }

    /// <summary>"admin=http://host:81", where scheme, host and port may be missing: "admin=:81".</summary>
    private static Dictionary<string, object> Endpoint(string entry)
    {
        var match = EndpointParts().Match(entry);
        var endpoint = new Dictionary<string, object> { ["name"] = match.Groups["name"].Value };
        foreach (var part in new[] { "scheme", "host" }.Where(part => match.Groups[part].Length > 0))
        {
            endpoint[part] = match.Groups[part].Value;
        }

        if (match.Groups["port"].Success)
        {
            endpoint["port"] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        }

        return endpoint;
    }

    /// <summary>A check that nobody runs: "ttl", or "name=ttl", is one that is reported within an hour.</summary>
    private static Dictionary<string, object> Check(string entry)
    {
        var (name, strategy) = entry.Split('=') is [var first, var second] ? (first, second) : (null, entry);
        var settings = strategy == "ttl" ? new Dictionary<string, object> { ["ttl"] = "PT1H" } : [];
        var check = new Dictionary<string, object>
        {
            ["strategy"] = new Dictionary<string, object> { [strategy] = settings },
            ["interval"] = "P1D",
        };
        if (name is not null)
        {
            check["name"] = name;
        }

        return check;
    }

    [GeneratedRegex("^(\\d+) of (.+)$")]
    private static partial Regex Many();

    [GeneratedRegex("^(?<name>[^=]*)=(?:(?<scheme>[^:/]+)://)?(?<host>[^:]*)(?::(?<port>-?\\d+))?$")]
    private static partial Regex EndpointParts();
}
