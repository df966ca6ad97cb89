using System.Text.Json.Nodes;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Finds a small request that still fails: takes pieces out as long as it does.</summary>
internal static class Shrinking
{
    private const int MostUnits = 16;
    private const int MostTries = 6000;

    /// <param name="request">A request that fails.</param>
    /// <param name="fails">Whether another one does so, too.</param>
    public static async Task<AgreementRequest> ShrinkAsync(AgreementRequest request, Func<AgreementRequest, Task<bool>> fails)
    {
        for (var tries = 0; tries < MostTries;)
        {
            AgreementRequest? smaller = null;
            foreach (var candidate in Smaller(request))
            {
                if (++tries > MostTries || await fails(candidate))
                {
                    smaller = candidate;
                    break;
                }
            }

            if (smaller is null || tries > MostTries)
            {
                break;
            }

            request = smaller;
        }

        return request;
    }

    private static IEnumerable<AgreementRequest> Smaller(AgreementRequest request)
    {
        var tokens = SourceTokens.Of(request.Document);
        return Spans(tokens)
            .Select(span => tokens.Where((_, i) => !span.Contains(i)).ToList())
            .SelectMany(fewer => new[] { string.Concat(Pruning.Prune(fewer)), string.Concat(fewer) }.Distinct())
            .Prepend(string.Concat(tokens.Select(token => SourceTokens.IsIgnored(token) ? " " : token)))
            .Concat(Tidied(tokens))
            .Where(document => document != request.Document)
            .Select(document => request with { Document = document })
            .Concat(WithFewerVariables(request));
    }

    /// <summary>The pieces to take out, longest first: runs in which brackets are balanced, and brackets with what stands before them.</summary>
    private static IEnumerable<IReadOnlySet<int>> Spans(List<string> tokens)
    {
        var partner = Partners(tokens);
        var spans = new List<HashSet<int>>();
        for (var start = 0; start < tokens.Count; start++)
        {
            var end = start;
            for (var units = 0; units < MostUnits && end < tokens.Count && !(SourceTokens.IsClosing(tokens[end]) && partner.ContainsKey(end)); units++)
            {
                end = partner.GetValueOrDefault(end, end) + 1;
                spans.Add([.. Enumerable.Range(start, end - start)]);
                if (end < tokens.Count && partner.TryGetValue(end, out var close))
                {
                    spans.Add([.. Enumerable.Range(start, end - start), end, close]);
                }
            }
        }

        return spans.OrderByDescending(span => span.Count);
    }

    internal static Dictionary<int, int> Partners(List<string> tokens)
    {
        var partner = new Dictionary<int, int>();
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (SourceTokens.IsOpening(tokens[i]))
            {
                open.Push(i);
            }
            else if (SourceTokens.IsClosing(tokens[i]) && open.TryPop(out var start))
            {
                partner[start] = i;
            }
        }

        return partner;
    }

    private static IEnumerable<string> Tidied(List<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Length > 1 && SourceTokens.IsIgnored(tokens[i]))
            {
                yield return string.Concat(tokens.Select((token, place) => place == i ? " " : token));
            }
            else if (tokens[i].StartsWith('"') && tokens[i].Length is > 2 and < 40)
            {
                for (var c = 1; c < tokens[i].Length - 1; c++)
                {
                    yield return string.Concat(tokens.Select((token, place) => place == i ? token.Remove(c, 1) : token));
                }
            }
        }
    }

    private static IEnumerable<AgreementRequest> WithFewerVariables(AgreementRequest request)
    {
        foreach (var name in JsonNode.Parse(request.Variables)!.AsObject().Select(p => p.Key).ToList())
        {
            var fewer = JsonNode.Parse(request.Variables)!.AsObject();
            fewer.Remove(name);
            yield return request with { Variables = fewer.ToJsonString() };
        }

        if (request.OperationName is not null)
        {
            yield return request with { OperationName = null };
        }
    }
}
