using System.Text;
using System.Text.RegularExpressions;

namespace ServiceRegistry.Features.Runner;

/// <summary>What a step definition says it matches, as one anchored regular expression.</summary>
internal sealed partial class StepExpression
{
    private readonly Regex pattern;
    private readonly bool[] quoted;

    private StepExpression(string pattern, bool[] quoted)
    {
        this.pattern = new Regex(pattern, RegexOptions.CultureInvariant);
        this.quoted = quoted;
    }

    public static StepExpression Parse(string text) => IsRegular(text) ? Regular(text) : Cucumber(text);

    /// <summary>The values of the parameters, or null where the text does not match; a group that took no part is null.</summary>
    public IReadOnlyList<string?>? Match(string text)
    {
        var match = pattern.Match(text);
        return match.Success ? [.. match.Groups.Cast<Group>().Skip(1).Select(Value)] : null;
    }

    private string? Value(Group group, int index)
    {
        if (!group.Success)
        {
            return null;
        }

        return index < quoted.Length && quoted[index] ? Unquote(group.Value) : group.Value;
    }

    private static string Unquote(string text) => text[1..^1].Replace("\\" + text[0], text[..1], StringComparison.Ordinal);

    private static bool IsRegular(string text) =>
        text.StartsWith('^') || text.EndsWith('$') || text.AsSpan().ContainsAny('\\', '[', '|') || text.Contains("(.", StringComparison.Ordinal);

    private static StepExpression Regular(string text) => new($"^{text.TrimStart('^').TrimEnd('$')}$", []);

    private static StepExpression Cucumber(string text)
    {
        var pattern = new StringBuilder("^");
        var quoted = new List<bool>();
        var at = 0;
        foreach (Match token in Tokens().Matches(text))
        {
            pattern.Append(Regex.Escape(text[at..token.Index]));
            at = token.Index + token.Length;
            pattern.Append(token.Value[0] switch
            {
                '{' => Parameter(token.Value[1..^1], text, quoted),
                '(' => $"(?:{Regex.Escape(token.Value[1..^1])})?",
                _ => $"(?:{string.Join('|', token.Value.Split('/').Select(Regex.Escape))})",
            });
        }

        pattern.Append(Regex.Escape(text[at..])).Append('$');
        return new StepExpression(pattern.ToString(), [.. quoted]);
    }

    private static string Parameter(string name, string text, List<bool> quoted)
    {
        quoted.Add(name == "string");
        return name switch
        {
            "string" => """("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""",
            "int" => @"(-?\d+)",
            "float" => @"(-?\d*\.?\d+)",
            "word" => @"([^\s]+)",
            "" => "(.*)",
            _ => throw new ArgumentException($"'{{{name}}}' in '{text}' is not known: string, int, float, word or nothing."),
        };
    }

    /// <summary>A parameter, an optional text, or words with a slash between them.</summary>
    [GeneratedRegex(@"\{[^}]*\}|\([^)]*\)|[^\s/{}()]+(?:/[^\s/{}()]+)+")]
    private static partial Regex Tokens();
}
