using System.Runtime.CompilerServices;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Watching;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Watching;

/// <summary>One subscription's watch of the registry: its errors are those of the API, its events carry where to resume.</summary>
internal sealed class RegistryWatch(Registry registry, long? since, string? epoch, ResumePosition? resumed)
{
    private readonly long? since = resumed?.Revision ?? since;
    private readonly string? expectedEpoch = resumed?.Epoch ?? epoch;

    /// <summary>The history that is watched.</summary>
    public string Epoch => registry.Snapshot.Epoch;

    /// <exception cref="GraphQLException">The position is no good, or the subscriber did not keep up; the code says which.</exception>
    public async IAsyncEnumerable<EventBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var batches = Open(cancellationToken);
        while (true)
        {
            try
            {
                if (!await batches.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (WatchException exception)
            {
                throw new GraphQLException(Show(exception));
            }

            yield return batches.Current;
        }
    }

    /// <summary>An event of the subscription, executed on the newest snapshot.</summary>
    /// <param name="value">What the field answers.</param>
    /// <param name="revision">The revision to resume from; null where nobody can resume behind it.</param>
    public SourceEvent Event(object value, long? revision) => new(
        value,
        revision is { } known ? new ResumePosition(Epoch, known).ToString() : null,
        RequestState.For(new RegistryRequest(registry, caller: null)));

    /// <summary>A position that is no good is refused at once, before the first batch is asked for.</summary>
    private IAsyncEnumerator<EventBatch> Open(CancellationToken cancellationToken)
    {
        try
        {
            return registry.WatchAsync(since, expectedEpoch, cancellationToken).GetAsyncEnumerator(cancellationToken);
        }
        catch (WatchException exception)
        {
            throw new GraphQLException(Show(exception));
        }
    }

    private static GraphQLError Show(WatchException exception)
    {
        var details = new Dictionary<string, object?>
        {
            ["revision"] = exception.Revision,
            ["compactedRevision"] = exception.CompactedRevision,
            ["epoch"] = exception.Epoch,
        };
        if (exception.ResumeFrom is { } revision)
        {
            details["resumeFrom"] = revision;
        }

        return new GraphQLError(exception.Message) { Code = exception.Code, Extensions = details };
    }
}
