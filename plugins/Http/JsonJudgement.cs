using System.Text.Json;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>Holds a body of JSON against conditions, and against what application/health+json says.</summary>
internal static class JsonJudgement
{
    private const int MostShown = 200;

    /// <summary>What is wrong with it; where nothing is, a WARN of its own, or null.</summary>
    /// <param name="settings">What is expected.</param>
    /// <param name="body">The body.</param>
    /// <param name="said">What was answered, to begin the result's words.</param>
    public static CheckResult? Of(HttpCheckSettings settings, HttpBody body, string said)
    {
        if (body.IsCut)
        {
            return CheckResult.Fail($"{said}, but the body is larger than 64 KB: it is not read as JSON");
        }

        try
        {
            using var document = JsonDocument.Parse(body.Text);
            return settings.Json.Select(condition => Of(condition, document.RootElement, said)).FirstOrDefault(result => result is not null)
                ?? (settings.HealthJson ? OfHealth(document.RootElement, said) : null);
        }
        catch (JsonException)
        {
            return CheckResult.Fail($"{said}, but the body is no JSON");
        }
    }

    private static CheckResult? Of(JsonCondition condition, JsonElement document, string said)
    {
        var isThere = JsonPointer.TryFind(document, condition.Pointer, out var found);
        if (condition.Operator == JsonOperator.Missing ? !isThere : isThere && IsMet(condition, found))
        {
            return null;
        }

        var place = condition.Pointer.Length == 0 ? "the body" : condition.Pointer;
        return CheckResult.Fail(isThere
            ? $"{said}, but {place} is {Short(found)}, expected {Words(condition)}"
            : $"{said}, but {place} is missing, expected {Words(condition)}");
    }

    private static bool IsMet(JsonCondition condition, JsonElement found) => condition.Operator switch
    {
        JsonOperator.Exists => true,
        JsonOperator.Equals => JsonValue.IsEqual(found, condition.Value!),
        JsonOperator.NotEquals => !JsonValue.IsEqual(found, condition.Value!),
        JsonOperator.Contains => JsonValue.Contains(found, condition.Value!),
        _ => JsonValue.TryCompare(found, condition.Value!, out var order) && condition.Operator switch
        {
            JsonOperator.Less => order < 0,
            JsonOperator.LessOrEqual => order <= 0,
            JsonOperator.Greater => order > 0,
            _ => order >= 0,
        },
    };

    // The draft takes ok and up for pass, error and down for fail (draft-inadarei-api-health-check-06, section 3.1).
    private static CheckResult? OfHealth(JsonElement document, string said)
    {
        var status = Text(document, "status");
        var because = Text(document, "output") is { Length: > 0 } output ? $": {output}" : "";
        return status?.ToLowerInvariant() switch
        {
            "pass" or "ok" or "up" => null,
            "warn" => CheckResult.Warn($"{said}, its health is {status}{because}"),
            "fail" or "error" or "down" => CheckResult.Fail($"{said}, its health is {status}{because}"),
            _ => CheckResult.Fail($"{said}, but the body is no health+json: its status is none of pass, warn and fail"),
        };
    }

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Words(JsonCondition condition) => condition.Operator switch
    {
        JsonOperator.Exists => "it to be there",
        JsonOperator.Missing => "it to be missing",
        JsonOperator.Equals => condition.Value!,
        JsonOperator.NotEquals => $"not {condition.Value}",
        JsonOperator.Less => $"less than {condition.Value}",
        JsonOperator.LessOrEqual => $"at most {condition.Value}",
        JsonOperator.Greater => $"more than {condition.Value}",
        JsonOperator.GreaterOrEqual => $"at least {condition.Value}",
        _ => $"it to contain {condition.Value}",
    };

    private static string Short(JsonElement found)
    {
        var text = found.GetRawText();
        return text.Length <= MostShown ? text : $"{text[..MostShown]}…";
    }
}
