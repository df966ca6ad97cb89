using System.Runtime.InteropServices;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// One operation that many subscribe to: each event is executed once and handed to all members. What happens to it (an event, a member
/// that joins, the end) happens in turns, so that a member gets exactly what comes behind the position at which it joined.
/// </summary>
internal sealed class SharedOperation : ILiveListener, IDisposable
{
    /// <summary>How many batches may wait to be executed.</summary>
    public const int MaxWaiting = 1000;

    // So many that have left are no burden.
    private const int Few = 8;

    private readonly Turns turns = new();
    private readonly List<Member> members = [];
    private readonly Func<SourceEvent, CancellationToken, ValueTask<OperationResult>> execute;
    private readonly CancellationTokenSource lifetime = new();
    private long position;
    private SharedPayload? welcome;
    private Exception? failure;
    private int waiting;
    private bool areSentAway;
    private bool isSweeping;

    public SharedOperation(SharedSource source, Func<SourceEvent, CancellationToken, ValueTask<OperationResult>> execute)
    {
        this.execute = execute;
        Feed = source.Open(this);
        position = Feed.Position;
    }

    public ILiveFeed Feed { get; }

    /// <summary>True once nothing more will come: it takes no new members.</summary>
    public bool IsOver
    {
        get => Volatile.Read(ref field);
        private set => Volatile.Write(ref field, value);
    }

    /// <summary>How many subscribe; whoever shares operations counts them.</summary>
    public int Subscribers { get; set; }

    /// <summary>Makes a subscriber a member where the feed is at exactly the position that it has reached.</summary>
    /// <param name="member">The subscriber.</param>
    /// <param name="reached">The position.</param>
    /// <param name="again">True where it was one before: it is not told once more what it knows.</param>
    public bool TryJoin(Member member, long reached, bool again)
    {
        if (IsOver)
        {
            // Its feed goes no further: who has not caught up by now would never meet it.
            member.Leave(new Departure(reached, IsOver: true, failure));
            return true;
        }

        return Feed.TryJoin(reached, first =>
        {
            areSentAway = false;
            turns.Add(() => JoinAsync(member, reached, again ? Unless(member.LastEventId, first) : first));
        });
    }

    public void OnEvents(SourceBatch batch)
    {
        if (Volatile.Read(ref waiting) < MaxWaiting)
        {
            areSentAway = false;
            Interlocked.Increment(ref waiting);
            turns.Add(() => TellAsync(batch));
        }
        else if (!areSentAway)
        {
            // Executing takes longer than events take to come. In place of this batch and those behind it the members read by themselves,
            // each as fast as it gets them.
            areSentAway = true;
            turns.Add(SendAwayAsync);
        }
    }

    /// <summary>Lets go of those that have left, where they are more than those that stay: an event that would do so may never come.</summary>
    public void Sweep()
    {
        if (!Interlocked.Exchange(ref isSweeping, true))
        {
            turns.Add(() =>
            {
                Volatile.Write(ref isSweeping, false);
                if (members.Count > (2 * Subscribers) + Few)
                {
                    members.RemoveAll(member => member.HasLeft);
                }

                return ValueTask.CompletedTask;
            });
        }
    }

    public void OnEnd(Exception? error)
    {
        failure = error;
        IsOver = true;
        turns.Add(() =>
        {
            members.ForEach(member => member.Leave(new Departure(position, IsOver: true, failure)));
            members.Clear();
            return ValueTask.CompletedTask;
        });
    }

    public void Dispose()
    {
        Feed.Dispose();
        lifetime.Cancel();
    }

    private async ValueTask JoinAsync(Member member, long reached, SourceEvent? first)
    {
        if (member.HasLeft)
        {
            return;
        }

        if (IsOver)
        {
            member.Leave(new Departure(reached, IsOver: true, failure));
            return;
        }

        // Whoever is a member already has everything up to here: the feed has told nothing since that was for them.
        position = reached;
        if (first is null || (await WelcomeAsync(first).ConfigureAwait(false) is { } payload && TryPush(member, [payload])))
        {
            members.Add(member);
        }
        else
        {
            member.Leave(new Departure(reached));
        }
    }

    private static SourceEvent? Unless(string? knownId, SourceEvent? first) => first?.EventId is { } id && id == knownId ? null : first;

    // Whoever joins at the same position is told the same.
    private async ValueTask<SharedPayload?> WelcomeAsync(SourceEvent first) => welcome?.EventId is { } id && id == first.EventId
        ? welcome
        : welcome = await ExecuteAsync(first).ConfigureAwait(false);

    private async ValueTask TellAsync(SourceBatch batch)
    {
        Interlocked.Decrement(ref waiting);
        members.RemoveAll(member => member.HasLeft);
        if (members.Count > 0)
        {
            var payloads = new List<OperationResult>(batch.Events.Count);
            foreach (var sourceEvent in batch.Events)
            {
                if (await ExecuteAsync(sourceEvent).ConfigureAwait(false) is { } payload)
                {
                    payloads.Add(payload);
                }
            }

            HandOut(payloads);
        }

        position = batch.Position;
    }

    private ValueTask SendAwayAsync()
    {
        members.ForEach(member => member.Leave(new Departure(position)));
        members.Clear();
        return ValueTask.CompletedTask;
    }

    private void HandOut(IReadOnlyList<OperationResult> payloads)
    {
        var kept = 0;
        foreach (var member in CollectionsMarshal.AsSpan(members))
        {
            if (TryPush(member, payloads))
            {
                members[kept++] = member;
            }
            else
            {
                // It goes on by itself from what it has, until it has caught up.
                member.Leave(new Departure(position));
            }
        }

        members.RemoveRange(kept, members.Count - kept);
    }

    private static bool TryPush(Member member, IReadOnlyList<OperationResult> payloads)
    {
        if (!member.Subscriber.TryPush(payloads))
        {
            return false;
        }

        member.LastEventId = payloads.Count > 0 ? payloads[^1].EventId ?? member.LastEventId : member.LastEventId;
        return true;
    }

    // Null where the operation is given up meanwhile.
    private async ValueTask<SharedPayload?> ExecuteAsync(SourceEvent sourceEvent)
    {
        try
        {
            return SharedPayload.Of(await execute(sourceEvent, lifetime.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            return null;
        }
    }
}
