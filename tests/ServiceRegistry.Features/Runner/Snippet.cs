using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceRegistry.Features.Runner;

/// <summary>The step definition to copy for a step that has none.</summary>
internal static partial class Snippet
{
    public static string For(StepPlan step)
    {
        var parameters = new List<string>();
        var expression = Values().Replace(step.Text, value =>
        {
            var isText = value.Value[0] is '"' or '\'';
            parameters.Add($"{(isText ? "string" : "int")} value{parameters.Count + 1}");
            return isText ? "{string}" : "{int}";
        });
        if (step.Table is not null)
        {
            parameters.Add("DataTable table");
        }
        else if (step.DocString is not null)
        {
            parameters.Add("string text");
        }

        var keyword = step.Kind.ToString();
        return $$"""
            [{{keyword}}("{{expression.Replace("\"", "\\\"", StringComparison.Ordinal)}}")]
            public async Task {{MethodName(expression)}}({{string.Join(", ", parameters)}})
            {
            }
            """;
    }

    private static string MethodName(string expression)
    {
        var name = new StringBuilder();
        foreach (Match word in Words().Matches(Placeholders().Replace(expression, " ")))
        {
            name.Append(char.ToUpper(word.Value[0], CultureInfo.InvariantCulture)).Append(word.Value.AsSpan(1));
        }

        return name.Length == 0 ? "Step" : name.ToString();
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w.])-?\d+(?![\w.])
        """)]
    private static partial Regex Values();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholders();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Words();
}
