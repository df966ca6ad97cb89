using System.Globalization;
using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>The rules of HTTP checks that attributes cannot say.</summary>
internal static partial class HttpSettingsRules
{
    /// <summary>What is the connection's business: with these a request could be smuggled, or sent to another's host.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "TE", "Trailer", "Expect", "HTTP2-Settings",
    };

    public static IEnumerable<SettingsProblem> Problems(HttpCheckSettings settings) =>
    [
        .. Url(settings),
        .. settings.Headers.SelectMany((header, place) => Header(header, place.ToString(CultureInfo.InvariantCulture), settings.Body is not null)),
        .. settings.ExpectedStatus.SelectMany((text, place) => Status(text, place.ToString(CultureInfo.InvariantCulture))),
        .. Pattern(settings),
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

    private static IEnumerable<SettingsProblem> Header(HttpHeader header, string place, bool hasBody)
    {
        if (!Token().IsMatch(header.Name))
        {
            yield return SettingsProblem.At("A header's name is of letters, digits and !#$%&'*+-.^_`|~.", "headers", place, "name");
        }
        else if (Reserved.Contains(header.Name) || header.Name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase))
        {
            yield return SettingsProblem.At($"The header {header.Name} belongs to the connection and cannot be set.", "headers", place, "name");
        }
        else if (!hasBody && header.Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            yield return SettingsProblem.At($"The header {header.Name} describes a body, and there is none.", "headers", place, "name");
        }

        if (!Printable().IsMatch(header.Value))
        {
            yield return SettingsProblem.At("A header's value is of printable ASCII characters, spaces and tabs.", "headers", place, "value");
        }
    }

    private static IEnumerable<SettingsProblem> Status(string text, string place)
    {
        if (!StatusRange.TryParse(text, out _))
        {
            yield return SettingsProblem.At("It must be a status code from 100 to 599, or a range such as 200-299.", "expectedStatus", place);
        }
    }

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

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[\t -~]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Printable();
}
