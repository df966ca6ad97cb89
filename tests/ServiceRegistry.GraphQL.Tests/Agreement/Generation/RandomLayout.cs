namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Lays a document out by chance: what separates tokens means nothing (section 2.1.7).</summary>
internal static class RandomLayout
{
    private static readonly string[] Separators = ["\n", "\t", ",", ", ", "\r\n", "\r", "  ", "# é {\n", "#\n", ",,", "\uFEFF", "\n\n"];

    public static string Of(string document, Chance chance)
    {
        var tokens = SourceTokens.Of(document).Where(token => !SourceTokens.IsIgnored(token)).ToList();
        var plain = chance.Often(0.6);
        var text = new System.Text.StringBuilder(chance.Often(0.03) ? "\uFEFF" : "");
        for (var i = 0; i < tokens.Count; i++)
        {
            text.Append(tokens[i]);
            if (i + 1 < tokens.Count)
            {
                var touches = !plain && CanTouch(tokens[i], tokens[i + 1]) && chance.Often(0.5);
                text.Append(touches ? "" : plain || chance.Often(0.7) ? " " : chance.Pick(Separators));
            }
        }

        return text.ToString();
    }

    private static bool CanTouch(string left, string right) =>
        (IsPunctuator(left) || IsPunctuator(right)) && !(right == "..." && char.IsAsciiDigit(left[^1]));

    private static bool IsPunctuator(string token) =>
        token == "..." || (token.Length == 1 && char.IsPunctuation(token[0]) || token is "$" or "=" or "|");
}
