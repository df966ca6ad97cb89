using System.Collections.Concurrent;
using ServiceRegistry.GraphQL;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>
/// Watches the registry as clients do: lists, or begins anywhere; goes away in the middle and comes back; now and then reads nothing for
/// a while; and lists anew where it was away for too long.
/// </summary>
internal sealed class RandomSubscriber(InProcessServer server, string name, Interest interest, Random random, ConcurrentBag<Beginning> beginnings)
{
    public const string Watch =
        $"subscription ($since: Long, $epoch: ID, $where: RegistryEventFilterInput) {{ onRegistryChanged(since: $since, epoch: $epoch, where: $where) {{ {ToldSet.Selection} }} }}";

    private const string List = $"query ($where: InstanceFilterInput) {{ instances(first: 1000, where: $where) {{ nodes {{ {ToldSet.Instance} }} }} }}";

    public List<Chain> Chains { get; } = [];

    /// <summary>Watches until everything is told.</summary>
    /// <param name="written">Completes with the last revision when nobody writes any more.</param>
    /// <param name="noMoreWrites">Is cancelled then.</param>
    public async Task WatchAsync(Task<long> written, CancellationToken noMoreWrites)
    {
        while (!written.IsCompletedSuccessfully || Chains.Count == 0 || !(Chains[^1].Position >= await written))
        {
            if (Chains.Count == 0 || random.Next(30) == 0)
            {
                Chains.Add(await BeginAsync());
            }

            if (!await ReadAsync(Chains[^1], written, noMoreWrites))
            {
                Chains.Add(await ListAsync());
            }
        }
    }

    /// <summary>What is there, and the revision that it is of.</summary>
    public async Task<Chain> ListAsync()
    {
        var answer = await server.AskAsync(List, new { where = interest.Where });
        return Chain.From(
            name,
            interest,
            answer.At("extensions", "revision").GetInt64(),
            answer.At("data", "instances", "nodes").EnumerateArray().ToDictionary(instance => instance.At("id").GetString()!, instance => instance.GetRawText()));
    }

    private async Task<Chain> BeginAsync() => random.Next(3) switch
    {
        0 => Chain.From(name, interest, since: null),
        1 => Chain.From(name, interest, random.NextInt64(server.Registry.Snapshot.Revision + 1)),
        _ => await ListAsync(),
    };

    /// <returns>False where it has to list anew.</returns>
    private async Task<bool> ReadAsync(Chain chain, Task<long> written, CancellationToken noMoreWrites)
    {
        var isLast = noMoreWrites.IsCancellationRequested;
        var since = chain.Position;
        var compactedBefore = server.Registry.CompactedRevision;
        using var result = await server.ExecuteAsync(Watch, new { since, epoch = since is null ? null : server.Registry.Snapshot.Epoch, where = interest.Where });
        if (result is OperationResult refused)
        {
            return Refused(since!.Value, refused);
        }

        if (since is { } from)
        {
            beginnings.Add(new Beginning(from, compactedBefore, null));
            chain.Resumed.Add(from);
        }

        var payloads = isLast ? int.MaxValue : random.Next(1, 30);
        await foreach (var payload in ((ResponseStream)result).ReadResultsAsync(isLast ? CancellationToken.None : noMoreWrites))
        {
            using (payload)
            {
                if (payload.IsRequestError)
                {
                    return Refused(chain.Position!.Value, payload);
                }

                chain.Take(ToldSet.Read(System.Text.Json.JsonElement.Parse(payload.Body.Span).At("data", "onRegistryChanged")));
            }

            if (--payloads == 0 || (isLast && chain.Position >= await written))
            {
                return true;
            }

            if (random.Next(6) == 0)
            {
                await PauseAsync(noMoreWrites);
            }
        }

        return true;
    }

    private bool Refused(long since, OperationResult result)
    {
        beginnings.Add(new Beginning(since, server.Registry.CompactedRevision, result.Errors[0]));
        return false;
    }

    // Reads nothing while others write.
    private async Task PauseAsync(CancellationToken noMoreWrites)
    {
        try
        {
            await server.Registry.WaitForRevisionAsync(server.Registry.Snapshot.Revision + random.Next(150), TimeSpan.FromDays(1), noMoreWrites);
        }
        catch (OperationCanceledException)
        {
            // Nobody writes any more: it reads on.
        }
    }
}

/// <summary>A revision that somebody began at.</summary>
/// <param name="Since">The revision.</param>
/// <param name="CompactedRevision">What was compacted before that; where it was refused, after it.</param>
/// <param name="Error">Why it was refused; null where it was not.</param>
internal sealed record Beginning(long Since, long CompactedRevision, GraphQLError? Error);
