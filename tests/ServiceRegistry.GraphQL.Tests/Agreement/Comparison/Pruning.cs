namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Takes out what nothing uses any more, since a document with unused variables or fragments fails for that reason alone.</summary>
internal static class Pruning
{
    /// <summary>The tokens that are left.</summary>
    public static List<string> Prune(List<string> tokens)
    {
        while (FindUnused(tokens) is { } unused)
        {
            tokens.RemoveRange(unused.Start, unused.Length);
        }

        return tokens;
    }

    private static (int Start, int Length)? FindUnused(List<string> tokens)
    {
        var partners = Shrinking.Partners(tokens);
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            var next = tokens[i + 1];
            if (tokens[i] == "(" && next == ")")
            {
                return (i, 2);
            }

            if (tokens[i] == "$" && tokens[i + 2] == ":" && Occurrences("$", next) == 1)
            {
                var start = i > 0 && tokens[i - 1].StartsWith('"') ? i - 1 : i;
                return (start, EndOfDefinition(i + 1) - start);
            }

            if (tokens[i] == "fragment" && Occurrences("...", next) == 0
                && tokens.IndexOf("{", i) is > 0 and var open && partners.TryGetValue(open, out var close))
            {
                return (i, close + 1 - i);
            }
        }

        return null;

        int Occurrences(string before, string name) => Enumerable.Range(0, tokens.Count - 1).Count(i => tokens[i] == before && tokens[i + 1] == name);

        int EndOfDefinition(int from)
        {
            while (from < tokens.Count && tokens[from] is not ("$" or ")"))
            {
                from = partners.GetValueOrDefault(from, from) + 1;
            }

            return Math.Min(from, tokens.Count);
        }
    }
}
