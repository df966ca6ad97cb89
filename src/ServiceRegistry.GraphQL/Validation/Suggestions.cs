namespace ServiceRegistry.GraphQL.Validation;

/// <summary>"Did you mean": names like the one that is unknown. They tell of the schema, so they are given only where introspection is.</summary>
internal static class Suggestions
{
    private const int Most = 5;
    private const int LongestName = 64;

    /// <summary>The sentence, with a space before it; empty where nothing is like the name.</summary>
    /// <param name="context">The validation.</param>
    /// <param name="name">The unknown name.</param>
    /// <param name="candidates">The names that there are.</param>
    internal static string For(ValidationContext context, string name, IEnumerable<string> candidates)
    {
        if (!context.Options.AllowIntrospection || name.Length > LongestName)
        {
            return "";
        }

        // Likeness as graphql-js draws the line: two fifths of the name may differ, and one letter in any case.
        var threshold = (int)(name.Length * 0.4) + 1;
        return DidYouMean(candidates
            .Where(c => !c.StartsWith("__", StringComparison.Ordinal) && Math.Abs(c.Length - name.Length) <= threshold && c.Length <= LongestName)
            .Select(c => (Name: c, Distance: Distance(name, c)))
            .Where(c => c.Distance <= threshold)
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name));
    }

    /// <summary>The sentence for names already chosen.</summary>
    /// <param name="names">The names, best first.</param>
    /// <param name="before">What stands before the names.</param>
    internal static string DidYouMean(IEnumerable<string> names, string before = "")
    {
        var quoted = names.Take(Most).Select(n => $"`{n}`").ToList();
        return quoted.Count switch
        {
            0 => "",
            1 => $" Did you mean {before}{quoted[0]}?",
            _ => $" Did you mean {before}{string.Join(", ", quoted.SkipLast(1))} or {quoted[^1]}?",
        };
    }

    /// <summary>The letters to insert, delete, replace or swap to get from one name to the other, upper and lower case alike.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var beforeLast = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
