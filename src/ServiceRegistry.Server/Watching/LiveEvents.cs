using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Watching;

namespace ServiceRegistry.Server.Watching;

/// <summary>Watches the registry once for all subscriptions, and tells each operation the events that it wants.</summary>
internal sealed class LiveEvents : IDisposable
{
    // How late somebody is told of what has become different by time alone.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Registry registry;
    private readonly IRegistryDiagnostics diagnostics;
    private readonly ITimer clock;
    private readonly Lock gate = new();
    private readonly LiveIndex index = new();
    private readonly List<(long Position, TaskCompletionSource Reached)> waiting = [];
    private long position = -1;
    private bool isWatching;
    private bool isOver;

    public LiveEvents(Registry registry, IRegistryDiagnostics diagnostics, TimeProvider time)
    {
        this.registry = registry;
        this.diagnostics = diagnostics;
        clock = time.CreateTimer(_ => TellTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The revision up to which everything has been told.</summary>
    public long Position => Volatile.Read(ref position);

    /// <summary>Begins to tell an operation.</summary>
    public LiveOperation Open(IInterest interest, ILiveListener listener)
    {
        var operation = new LiveOperation(this, interest, listener);
        lock (gate)
        {
            if (isOver)
            {
                listener.OnEnd(null);
                return operation;
            }

            index.Add(operation);
            if (!isWatching)
            {
                isWatching = true;
                clock.Change(Tick, Tick);
                _ = Task.Run(WatchAsync);
            }
        }

        return operation;
    }

    public void Close(LiveOperation operation)
    {
        lock (gate)
        {
            index.Remove(operation);
        }
    }

    /// <summary>Calls back where everything up to exactly a revision has been told, and nothing behind it.</summary>
    public bool TryJoin(LiveOperation operation, long revision, Action<SourceEvent?> join)
    {
        lock (gate)
        {
            if (position != revision)
            {
                return false;
            }

            operation.Tell(position, operation.Interest.Refresh(position));
            join(operation.Interest.Welcome(position));
            return true;
        }
    }

    public Task ReachAsync(long revision, CancellationToken cancellationToken)
    {
        TaskCompletionSource reached;
        lock (gate)
        {
            if (isOver || position >= revision)
            {
                return Task.CompletedTask;
            }

            reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((revision, reached));
        }

        return reached.Task.WaitAsync(cancellationToken);
    }

    public void Dispose() => clock.Dispose();

    private async Task WatchAsync()
    {
        Exception? error = null;
        try
        {
            long? since = null;
            while (true)
            {
                try
                {
                    await foreach (var batch in registry.WatchAsync(since, null, CancellationToken.None))
                    {
                        Tell(batch);
                    }

                    break;
                }
                catch (WatchException exception) when (exception.Code == WatchErrorCode.ResumeFrom)
                {
                    // So much at once that it fell behind what is in memory: the log has it.
                    since = Position;
                }
            }
        }
        catch (Exception exception)
        {
            diagnostics.BackgroundFailed("telling subscribers", exception);
            error = exception;
        }

        End(error);
    }

    private void Tell(EventBatch batch)
    {
        lock (gate)
        {
            if (batch.Events.IsEmpty)
            {
                Ring(batch.Revision);
            }
            else
            {
                TellEvents(batch);
            }

            Volatile.Write(ref position, batch.Revision);
            Release(batch.Revision);
        }
    }

    private void TellEvents(EventBatch batch)
    {
        var touched = new HashSet<LiveOperation>();
        foreach (var change in batch.Events)
        {
            foreach (var operation in index.Candidates(change).ToList())
            {
                Guarded(operation, () =>
                {
                    if (operation.Offer(change))
                    {
                        touched.Add(operation);
                    }
                });
            }
        }

        foreach (var operation in touched)
        {
            Guarded(operation, () => operation.Tell(batch.Revision));
        }
    }

    private void Ring(long revision)
    {
        foreach (var operation in index.All.ToList())
        {
            Guarded(operation, () => operation.Tell(revision, operation.Interest.Ring(revision)));
        }
    }

    private void TellTime()
    {
        lock (gate)
        {
            foreach (var operation in index.All.Where(operation => operation.Interest.ChangesWithTime).ToList())
            {
                Guarded(operation, () => operation.Tell(position, operation.Interest.Refresh(position)));
            }
        }
    }

    // A fault in what one operation asks for is that operation's end, not that of all.
    private void Guarded(LiveOperation operation, Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception exception)
        {
            diagnostics.BackgroundFailed("telling the subscribers of an operation", exception);
            index.Remove(operation);
            operation.Listener.OnEnd(exception);
        }
    }

    private void Release(long reached)
    {
        waiting.RemoveAll(waiter =>
        {
            var isReached = waiter.Position <= reached;
            if (isReached)
            {
                waiter.Reached.SetResult();
            }

            return isReached;
        });
    }

    private void End(Exception? error)
    {
        lock (gate)
        {
            isOver = error is null;
            isWatching = false;

            // Where it begins again it does so with what is newest then: nobody may join behind what this one has told.
            Volatile.Write(ref position, -1);
            clock.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            foreach (var operation in index.All.ToList())
            {
                index.Remove(operation);
                operation.Listener.OnEnd(error);
            }

            Release(long.MaxValue);
        }
    }
}
