using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Deadlines;

/// <summary>Ends maintenances, and removes instances that were unhealthy or in maintenance for as long as they allow.</summary>
internal sealed class DeadlineWatch : ICommitObserver, IAsyncDisposable
{
    private const int PerCommand = 1000;

    // The end of a maintenance is a time of day: where the clock jumps, that is noticed by then.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    // After a restart an instance has some time to be found well before it is removed for how it was left.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly DeadlineQueue<Guid> ends = new();
    private readonly RemovalTimes removals;
    private readonly TimeProvider time;
    private readonly BackgroundLoop loop;
    private Writer? writer;

    public DeadlineWatch(RegistrySnapshot snapshot, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.time = time;
        removals = new(time);
        loop = new("deadlines of instances", time, diagnostics, DoDueAsync);
        var now = time.GetUtcNow();
        foreach (var instance in snapshot.Instances)
        {
            Plan(instance, now, instance.Maintenance is null ? Shorter(Grace, instance.DeregisterAfter) : TimeSpan.Zero);
        }
    }

    public void Start(Writer writer)
    {
        this.writer = writer;
        loop.Start();
    }

    public ValueTask DisposeAsync() => loop.DisposeAsync();

    public void OnCommitted(RegistrySnapshot snapshot, IReadOnlyList<RegistryEvent> events)
    {
        bool isEarlier;
        lock (gate)
        {
            var before = Sleep();
            foreach (var change in events)
            {
                if (change.InstanceId is not { } id)
                {
                    continue;
                }

                if (snapshot.FindInstance(id) is { } instance)
                {
                    Plan(instance, Now(change.At));
                }
                else
                {
                    ends.Remove(id);
                    removals.Remove(id);
                }
            }

            isEarlier = Sleep() is { } after && (before is null || after < before);
        }

        if (isEarlier)
        {
            loop.Wake();
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan? other) => other < one ? other.Value : one;

    // Times of changes do not go back with the clock.
    private DateTimeOffset Now(DateTimeOffset newest) => time.GetUtcNow() is var now && now > newest ? now : newest;

    private void Plan(Instance instance, DateTimeOffset now, TimeSpan least = default)
    {
        removals.Set(instance, now, least);
        if (instance.Maintenance?.Until is { } until)
        {
            ends.Set(instance.Id, until.UtcTicks);
        }
        else
        {
            ends.Remove(instance.Id);
        }
    }

    // What is still to come of them, or could not be done. Under the lock the snapshot is not older than what was followed.
    private void PlanAgain(IEnumerable<Guid> ids)
    {
        lock (gate)
        {
            foreach (var instance in ids.Select(writer!.Snapshot.FindInstance).OfType<Instance>())
            {
                Plan(instance, Now(instance.StatusChangedAt));
            }
        }
    }

    private async Task<TimeSpan?> DoDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (removed, ended) = TakeDue();
            if (removed.IsEmpty && ended.IsEmpty)
            {
                lock (gate)
                {
                    return Sleep();
                }
            }

            try
            {
                await DoAsync(removed, ended, cancellationToken);
            }
            finally
            {
                PlanAgain(removed.Select(removal => removal.Id).Union(ended));
            }
        }
    }

    private async Task DoAsync(ImmutableArray<DueRemoval> removed, ImmutableArray<Guid> ended, CancellationToken cancellationToken)
    {
        if (!removed.IsEmpty)
        {
            await this.writer!.ExecuteAsync(new DeregisterDue(removed), cancellationToken);
        }

        if (!ended.IsEmpty)
        {
            await this.writer!.ExecuteAsync(new EndDueMaintenance(ended), cancellationToken);
        }
    }

    private (ImmutableArray<DueRemoval> Removed, ImmutableArray<Guid> Ended) TakeDue()
    {
        lock (gate)
        {
            return ([.. removals.TakeDue(PerCommand)], [.. ends.TakeDue(time.GetUtcNow().UtcTicks, PerCommand)]);
        }
    }

    private TimeSpan? Sleep() => ends.Next is { } next
        ? Shorter(Shorter(LongestSleep, new TimeSpan(next - time.GetUtcNow().UtcTicks)), removals.Left)
        : removals.Left;
}
