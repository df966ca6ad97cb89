namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Takes out what nothing uses any more, since a document with unused variables or fragments fails for that reason alone.</summary>
internal static class Pruning
{
    public static List<string> Prune(List<string> tokens)
    {
        var pruned = tokens.Where(token => !SourceTokens.IsIgnored(token)).SelectMany(token => new[] { token, " " }).ToList();
        while (FindUnused(pruned) is { } unused)
        {
            pruned.RemoveRange(unused.Start, unused.Length);
        }

        return pruned;
    }

    // Every second token is a space.
    private static (int Start, int Length)? FindUnused(List<string> tokens)
    {
        var partners = Shrinking.Partners(tokens);
        for (var i = 0; i + 4 < tokens.Count; i += 2)
        {
            var next = tokens[i + 2];
            if (tokens[i] == "(" && next == ")")
            {
                return (i, 4);
            }

            if (tokens[i] == "$" && tokens[i + 4] == ":" && Occurrences("$", next) == 1)
            {
                return (i, EndOfDefinition(i + 2) - i);
            }

            if (tokens[i] == "fragment" && Occurrences("...", next) == 0 && tokens.IndexOf("{", i) is > 0 and var open && partners.TryGetValue(open, out var close))
            {
                return (i, close + 2 - i);
            }
        }

        return null;

        int Occurrences(string before, string name) => Enumerable.Range(0, tokens.Count - 2).Count(i => tokens[i] == before && tokens[i + 2] == name);

        int EndOfDefinition(int from)
        {
            while (from < tokens.Count && tokens[from] is not ("$" or ")"))
            {
                from = partners.GetValueOrDefault(from, from) + 2;
            }

            return Math.Min(from, tokens.Count);
        }
    }
}
