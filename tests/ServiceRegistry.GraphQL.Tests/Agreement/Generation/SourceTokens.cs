using System.Text.RegularExpressions;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Cuts a source into pieces roughly as a lexer does; put together again they are the source, valid or not.</summary>
internal static partial class SourceTokens
{
    public static List<string> Of(string source) => [.. Token().Matches(source).Select(match => match.Value)];

    public static bool IsIgnored(string token) => token.Length == 0 || token[0] is '#' or ',' or '\uFEFF' || char.IsWhiteSpace(token[0]);

    public static bool IsOpening(string token) => token is "{" or "(" or "[";

    public static bool IsClosing(string token) => token is "}" or ")" or "]";

    [GeneratedRegex("""""
        """(?:\\"""|[^"]|"(?!""))*"""|"(?:\\.|[^"\\\n])*"|\#[^\n\r]*|\.\.\.|[A-Za-z_][A-Za-z0-9_]*|-?[0-9][0-9.eE+-]*|[\ \t\r\n]+|.
        """"", RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
