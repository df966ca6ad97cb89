using System.Text.Json.Nodes;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Finds a small request that still fails: takes pieces out, large ones first, as long as it does.</summary>
internal static class Shrinking
{
    private const int MostUnits = 12;
    private const int MostTries = 8000;

    /// <param name="request">A request that fails.</param>
    /// <param name="fails">Whether another one does so, too.</param>
    public static async Task<AgreementRequest> ShrinkAsync(AgreementRequest request, Func<AgreementRequest, Task<bool>> fails)
    {
        var tries = 0;
        var shrank = true;
        while (shrank)
        {
            shrank = false;

            // What was too large to take out a moment ago is not tried again before all that is smaller has been.
            for (var size = int.MaxValue; size > 0;)
            {
                (AgreementRequest Request, int Size)? smaller = null;
                foreach (var candidate in Smaller(request).Where(c => c.Size <= size && c.Request != request))
                {
                    if (++tries > MostTries)
                    {
                        return request;
                    }

                    if (await fails(candidate.Request))
                    {
                        smaller = candidate;
                        break;
                    }
                }

                (request, size, shrank) = smaller is { } found ? (found.Request, found.Size, true) : (request, 0, shrank);
            }
        }

        return request;
    }

    /// <summary>Candidates, those with most taken out first.</summary>
    private static IEnumerable<(AgreementRequest Request, int Size)> Smaller(AgreementRequest request)
    {
        var pieces = Pieces(request.Document);
        foreach (var span in Spans(pieces))
        {
            var rest = pieces.Where((_, i) => !span.Contains(i)).ToList();
            yield return (request with { Document = string.Join(" ", Pruning.Prune([.. rest.Select(piece => piece.Token)])) }, span.Count);
            yield return (request with { Document = Source(rest) }, span.Count);
        }

        foreach (var smaller in WithFewerVariables(request))
        {
            yield return (smaller, 1);
        }

        foreach (var document in Tidied(pieces))
        {
            yield return (request with { Document = document }, 1);
        }
    }

    /// <summary>Runs that end where what they open is closed, and brackets with what stands before them but not inside; longest first.</summary>
    private static IEnumerable<IReadOnlySet<int>> Spans(List<Piece> pieces)
    {
        var partner = Partners([.. pieces.Select(piece => piece.Token)]);
        var spans = new List<HashSet<int>>();
        for (var start = 0; start < pieces.Count; start++)
        {
            var end = start;
            for (var units = 0; units < MostUnits && end < pieces.Count; units++)
            {
                if (partner.TryGetValue(end, out var close))
                {
                    spans.Add([.. Enumerable.Range(start, end - start), end, close]);
                }

                end = partner.GetValueOrDefault(end, end) + 1;
                spans.Add([.. Enumerable.Range(start, end - start)]);
            }
        }

        return spans.OrderByDescending(span => span.Count);
    }

    /// <summary>Where each bracket is closed.</summary>
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

    private static IEnumerable<string> Tidied(List<Piece> pieces)
    {
        yield return string.Join(" ", pieces.Select(piece => piece.Token));
        for (var i = 0; i < pieces.Count; i++)
        {
            var (token, behind) = pieces[i];
            if (behind.Length > 1)
            {
                yield return Source([.. pieces[..i], new Piece(token, " "), .. pieces[(i + 1)..]]);
            }

            for (var c = 1; token is ['"', ..] && c < Math.Min(token.Length - 1, 40); c++)
            {
                yield return Source([.. pieces[..i], new Piece(token.Remove(c, 1), behind), .. pieces[(i + 1)..]]);
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

    private static List<Piece> Pieces(string source)
    {
        var pieces = new List<Piece>();
        foreach (var token in SourceTokens.Of(source))
        {
            if (pieces.Count > 0 && SourceTokens.IsIgnored(token))
            {
                pieces[^1] = pieces[^1] with { Behind = pieces[^1].Behind + token };
            }
            else
            {
                pieces.Add(new Piece(token, ""));
            }
        }

        return pieces;
    }

    private static string Source(IEnumerable<Piece> pieces) => string.Concat(pieces.Select(piece => piece.Token + piece.Behind));

    /// <summary>A token, and the layout behind it.</summary>
    private sealed record Piece(string Token, string Behind);
}
