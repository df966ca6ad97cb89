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

    // After a restart an instance has some time to be found well before it is removed for how it was left.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly DeadlineQueue<Guid> due = new();
    private readonly TimeProvider time;
    private readonly DateTimeOffset startedAt;
    private readonly BackgroundLoop loop;
    private Writer? writer;

    public DeadlineWatch(RegistrySnapshot snapshot, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.time = time;
        startedAt = time.GetUtcNow();
        loop = new("deadlines of instances", time, diagnostics, DoDueAsync);
        Plan(snapshot.Instances);
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
            var next = this.due.Next;
            foreach (var change in events)
            {
                if (change.InstanceId is not { } id)
                {
                    continue;
                }

                if (snapshot.FindInstance(id) is { } instance)
                {
                    Plan(instance);
                }
                else
                {
                    this.due.Remove(id);
                }
            }

            isEarlier = this.due.Next is { } now && (next is null || now < next);
        }

        if (isEarlier)
        {
            loop.Wake();
        }
    }

    private void Plan(IEnumerable<Instance> instances)
    {
        lock (gate)
        {
            foreach (var instance in instances)
            {
                Plan(instance);
            }
        }
    }

    // What is still to come of them, or could not be done. Under the lock the snapshot is not older than what was followed.
    private void PlanAgain(List<Guid> ids)
    {
        lock (gate)
        {
            foreach (var instance in ids.Select(writer!.Snapshot.FindInstance).OfType<Instance>())
            {
                Plan(instance);
            }
        }
    }

    private void Plan(Instance instance)
    {
        if (InstanceDeadlines.Earlier(InstanceDeadlines.OfMaintenance(instance), OfUnhealthy(instance)) is { } due)
        {
            this.due.Set(instance.Id, due.UtcTicks);
        }
        else
        {
            this.due.Remove(instance.Id);
        }
    }

    private DateTimeOffset? OfUnhealthy(Instance instance)
    {
        if (InstanceDeadlines.OfUnhealthy(instance) is not { } due)
        {
            return null;
        }

        var earliest = startedAt + (instance.DeregisterAfter < Grace ? instance.DeregisterAfter.Value : Grace);
        return due < earliest ? earliest : due;
    }

    private async Task<TimeSpan?> DoDueAsync(CancellationToken cancellationToken)
    {
        while (TakeDue() is { Count: > 0 } due)
        {
            try
            {
                await DoAsync(due, cancellationToken);
            }
            finally
            {
                PlanAgain(due);
            }
        }

        lock (gate)
        {
            return this.due.Next is { } next ? new TimeSpan(next - time.GetUtcNow().UtcTicks) : null;
        }
    }

    private async Task DoAsync(List<Guid> due, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var instances = due.Select(this.writer!.Snapshot.FindInstance).OfType<Instance>().ToList();
        var gone = instances.Where(instance => instance.Maintenance?.DeregisterAt <= now || OfUnhealthy(instance) <= now).Select(instance => instance.Id).ToImmutableArray();
        if (!gone.IsEmpty)
        {
            await this.writer.ExecuteAsync(new DeregisterDue(gone), cancellationToken);
        }

        var ended = instances.Where(instance => instance.Maintenance?.Until <= now).Select(instance => instance.Id).Except(gone).ToImmutableArray();
        if (!ended.IsEmpty)
        {
            await this.writer.ExecuteAsync(new EndDueMaintenance(ended), cancellationToken);
        }
    }

    private List<Guid> TakeDue()
    {
        lock (gate)
        {
            return this.due.TakeDue(time.GetUtcNow().UtcTicks, PerCommand);
        }
    }
}
