using System.Globalization;
using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>The rules of HTTP checks that attributes cannot say.</summary>
internal static class HttpSettingsRules
{
    public static IEnumerable<SettingsProblem> Problems(HttpCheckSettings settings) =>
    [
        .. Url(settings),
        .. HttpHeaderRules.Problems(settings.Headers, settings.Body is not null),
        .. settings.ExpectedStatus.SelectMany((text, place) => Status(text, place.ToString(CultureInfo.InvariantCulture))),
        .. Pattern(settings),
        .. settings.Json.SelectMany((condition, place) => Condition(condition, place.ToString(CultureInfo.InvariantCulture))),
        .. Times(settings),
    ];

    private static IEnumerable<SettingsProblem> Url(HttpCheckSettings settings)
    {
        if (settings.Url is not { } url)
        {
            yield break;
        }

        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            yield return SettingsProblem.At("The URL must be absolute and begin with http:// or https://.", "url");
        }
        else if (url.UserInfo.Length > 0)
        {
            yield return SettingsProblem.At("The URL must not hold a user or a password: use an Authorization header.", "url");
        }
        else if (url.OriginalString.Length > 2048 || url.OriginalString.Any(char.IsControl))
        {
            yield return SettingsProblem.At("The URL must be of at most 2048 characters, none of them a control character.", "url");
        }

        (string Name, bool IsGiven)[] parts =
        [
            ("scheme", settings.Scheme is not null), ("host", settings.Host is not null),
            ("port", settings.Port is not null), ("path", settings.Path != "/"),
        ];
        foreach (var (name, _) in parts.Where(part => part.IsGiven))
        {
            yield return SettingsProblem.At("With a whole URL given, scheme, host, port and path are part of it.", name);
        }
    }

    private static IEnumerable<SettingsProblem> Status(string text, string place)
    {
        if (!StatusRange.TryParse(text, out _))
        {
            yield return SettingsProblem.At("It must be a status code from 100 to 599, or a range such as 200-299.", "expectedStatus", place);
        }
    }

    private static IEnumerable<SettingsProblem> Condition(JsonCondition condition, string place)
    {
        var problem = condition switch
        {
            { Operator: JsonOperator.Exists or JsonOperator.Missing } => condition.Value is null ? null : "With EXISTS and MISSING there is no value.",
            { Value: null } => "It needs a value.",
            { Operator: JsonOperator.Less or JsonOperator.LessOrEqual or JsonOperator.Greater or JsonOperator.GreaterOrEqual } =>
                JsonValue.IsNumber(condition.Value) ? null : "It must be a number, as JSON writes it.",
            _ => null,
        };
        return problem is null ? [] : [SettingsProblem.At(problem, "json", place, "value")];
    }

    private static IEnumerable<SettingsProblem> Times(HttpCheckSettings settings) => settings.FailedAfter <= settings.DegradedAfter
        ? [SettingsProblem.At("It must be longer than degradedAfter.", "failedAfter")]
        : [];

    private static IEnumerable<SettingsProblem> Pattern(HttpCheckSettings settings)
    {
        string? problem = null;
        try
        {
            _ = settings.Pattern;
        }
        catch (RegexParseException e)
        {
            problem = $"It is not a regular expression: {e.Message}";
        }
        catch (NotSupportedException)
        {
            problem = "It looks ahead, behind or back, which takes a time that cannot be foreseen.";
        }

        return problem is null ? [] : [SettingsProblem.At(problem, "expectedBodyPattern")];
    }
}
