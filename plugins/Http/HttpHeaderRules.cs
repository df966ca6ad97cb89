using System.Globalization;
using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>What may be a header of a request: nothing that would begin another line, or another request.</summary>
internal static partial class HttpHeaderRules
{
    /// <summary>What is the connection's business: with these a request could be smuggled, or sent to another's host.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "TE", "Trailer", "Expect", "HTTP2-Settings",
    };

    public static IEnumerable<SettingsProblem> Problems(IReadOnlyList<HttpHeader> headers, bool hasBody) =>
        headers.SelectMany((header, place) => Header(header, place.ToString(CultureInfo.InvariantCulture), hasBody));

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

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[\t -~]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Printable();
}
