using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Core.Timing;

namespace ServiceRegistry.Core.Checks;

/// <summary>The checks with when they are due: follows the snapshot, and plans their runs. Guarded by the scheduler's lock.</summary>
internal sealed class CheckTable(RegistryOptions options, TimeProvider time)
{
    // A new check runs within this time, so that whoever registers sees it; thousands of new ones do not run all at once.
    private static readonly TimeSpan FirstRunWithin = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Guid, CheckEntry> entries = [];
    private readonly DeadlineQueue<Guid> due = new();

    public int Count => entries.Count;

    /// <summary>When to look for checks that are due.</summary>
    public long? NextDue => this.due.Next;

    public CheckEntry? Find(Guid id) => entries.GetValueOrDefault(id);

    /// <summary>The checks that are due.</summary>
    public IEnumerable<CheckEntry> TakeDue(int max) => this.due.TakeDue(time.GetTimestamp(), max).Select(id => entries[id]);

    /// <summary>Takes over all checks after a restart: they run at once, but spread over their interval.</summary>
    public void Restore(RegistrySnapshot snapshot)
    {
        foreach (var instance in snapshot.Instances)
        {
            foreach (var check in instance.Checks)
            {
                Add(check, instance, CheckState.Restored(check), check.Interval);
            }
        }
    }

    /// <summary>Takes over what a commit made of the checks of an instance.</summary>
    public void Follow(Instance? before, Instance? after)
    {
        foreach (var check in after?.Checks ?? [])
        {
            if (entries.TryGetValue(check.Id, out var entry))
            {
                Change(entry, check, after!);
            }
            else
            {
                Add(check, after!, CheckState.New(check), Shorter(FirstRunWithin, check.Interval));
            }
        }

        foreach (var check in before?.Checks ?? [])
        {
            if ((after is null || !after.Checks.Any(other => other.Id == check.Id)) && entries.Remove(check.Id, out var entry))
            {
                entry.IsRemoved = true;
                this.due.Remove(check.Id);
            }
        }
    }

    /// <summary>Plans the run after one: at a fixed rate, or faster while it is turning.</summary>
    public void PlanNext(CheckEntry entry, long due, long begun)
    {
        var check = entry.Check;
        var now = time.GetTimestamp();
        // A few per cent of jitter keep checks that began together from staying together.
        var jitter = 1 + (0.06 * (options.Random.NextDouble() - 0.5));
        var next = entry.State.IsTurning
            ? begun + time.ToTimestamps(Faster(check.Interval))
            : due + time.ToTimestamps(check.Interval * jitter);

        // A run that was asked for leaves the one that is planned; one that the check has outgrown must not put off the first new one.
        Plan(entry, Math.Min(Math.Max(now, next), this.due.DueOf(check.Id) ?? long.MaxValue));
    }

    /// <summary>Plans when the next report is missing: after the ttl, or soon while it is turning.</summary>
    public void PlanReport(CheckEntry entry, bool wasMissing)
    {
        var wait = wasMissing && entry.State.IsTurning ? Faster(entry.Check.Interval) : TtlStrategy.ReadTtl(entry.Check.Settings);
        Plan(entry, time.GetTimestamp() + time.ToTimestamps(wait));
    }

    private static TimeSpan Faster(TimeSpan interval)
    {
        var fifth = interval / 5;
        return fifth > TimeSpan.FromSeconds(1) ? fifth : TimeSpan.FromSeconds(1);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void Add(HealthCheck check, Instance instance, CheckState state, TimeSpan spread)
    {
        var entry = new CheckEntry(check, instance, state, options.ResultsInMemory);
        entries.Add(check.Id, entry);
        PlanFirst(entry, spread);
    }

    private void Change(CheckEntry entry, HealthCheck check, Instance instance)
    {
        var known = entry.Check;
        entry.Update(check, instance);
        if (!SameContent.OfProbe(known, check))
        {
            entry.State = CheckState.New(check);
            entry.Runtime = CheckRuntime.Fresh;
            PlanFirst(entry, Shorter(FirstRunWithin, check.Interval));
        }
        else if (known.Interval != check.Interval && !check.IsReported && entry.Run is null)
        {
            Plan(entry, Math.Min(entry.Due, time.GetTimestamp() + time.ToTimestamps(check.Interval)));
        }
    }

    private void PlanFirst(CheckEntry entry, TimeSpan spread)
    {
        if (entry.Check.IsReported)
        {
            PlanReport(entry, wasMissing: false);
        }
        else
        {
            Plan(entry, time.GetTimestamp() + time.ToTimestamps(spread * options.Random.NextDouble()));
        }
    }

    private void Plan(CheckEntry entry, long due)
    {
        entry.Due = due;
        this.due.Set(entry.Check.Id, due);
        entry.Runtime = entry.Runtime with { NextCheckAt = Micro.Cut(time.GetUtcNow() + time.Between(time.GetTimestamp(), due)) };
    }
}
