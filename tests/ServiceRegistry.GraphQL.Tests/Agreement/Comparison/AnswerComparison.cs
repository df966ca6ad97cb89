using System.Text.Json;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Says where two answers differ.</summary>
internal static class AnswerComparison
{
    /// <summary>The first difference of two answers (<c>data</c> and <c>errors</c>); null where there is none.</summary>
    /// <param name="engine">The engine's.</param>
    /// <param name="reference">The reference's.</param>
    /// <param name="inOrder">
    /// True where both execute field after field, so that they meet the same errors. Where fields wait, the siblings of a field whose null takes
    /// their object away may end before or after it, and what they report is open (section 6.4.4): only the places that became null count.
    /// </param>
    public static string? Difference(JsonElement engine, JsonElement reference, bool inOrder)
    {
        var hasData = engine.TryGetProperty("data", out var ours);
        if (hasData != reference.TryGetProperty("data", out var theirs))
        {
            return $"{(hasData ? "only the engine" : "only the reference")} has data\n  engine: {engine}\n  reference: {reference}";
        }

        if (!hasData)
        {
            return null;
        }

        if (Difference(ours, theirs, "data") is { } difference)
        {
            return difference;
        }

        var (our, their) = (PathsOf(engine), PathsOf(reference));
        var (first, second) = inOrder
            ? (Sorted(our.Select(Shown)), Sorted(their.Select(Shown)))
            : (Sorted(our.Select(path => NullAt(ours, path)).Distinct()), Sorted(their.Select(path => NullAt(theirs, path)).Distinct()));
        return first == second ? null : $"the paths of the errors differ\n  engine: {first}\n  reference: {second}";
    }

    /// <summary>The first difference of two values; object fields stand in order (section 7.2.2), numbers by their value.</summary>
    public static string? Difference(JsonElement a, JsonElement b, string path, bool ordered = true)
    {
        if (a.ValueKind != b.ValueKind)
        {
            return $"{path}: engine {a}, reference {b} ({a.ValueKind}, {b.ValueKind})";
        }

        switch (a.ValueKind)
        {
            case JsonValueKind.Object:
                var (ours, theirs) = (Properties(a, ordered), Properties(b, ordered));
                return ours.Select(p => p.Name).SequenceEqual(theirs.Select(p => p.Name))
                    ? ours.Zip(theirs, (x, y) => Difference(x.Value, y.Value, $"{path}.{x.Name}", ordered)).FirstOrDefault(d => d is not null)
                    : $"{path}: engine {a}, reference {b}";
            case JsonValueKind.Array:
                return a.GetArrayLength() == b.GetArrayLength()
                    ? a.EnumerateArray().Zip(b.EnumerateArray()).Select((pair, i) => Difference(pair.First, pair.Second, $"{path}[{i}]", ordered))
                        .FirstOrDefault(d => d is not null)
                    : $"{path}: engine {a}, reference {b}";
            case JsonValueKind.Number:
                return a.GetDouble() == b.GetDouble() ? null : $"{path}: engine {a}, reference {b}";
            case JsonValueKind.String:
                return a.GetString() == b.GetString() ? null : $"{path}: engine {a}, reference {b}";
            default:
                return null;
        }
    }

    private static List<JsonProperty> Properties(JsonElement json, bool ordered)
    {
        var properties = json.EnumerateObject().ToList();
        return ordered ? properties : [.. properties.OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    private static List<JsonElement> PathsOf(JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(e => e.TryGetProperty("path", out var path) ? path : default)]
        : [];

    private static string Shown(JsonElement path) => path.ValueKind == JsonValueKind.Undefined ? "none" : path.GetRawText();

    private static string Sorted(IEnumerable<string> paths) => string.Join(" ", paths.Order(StringComparer.Ordinal));

    /// <summary>How much of an error's path is in the data: it ends where null took the place.</summary>
    private static string NullAt(JsonElement data, JsonElement path)
    {
        var place = "data";
        foreach (var step in path.EnumerateArray())
        {
            if (data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                break;
            }

            data = step.ValueKind == JsonValueKind.Number ? data[step.GetInt32()] : data.GetProperty(step.GetString()!);
            place += $"/{step}";
        }

        return place;
    }
}
