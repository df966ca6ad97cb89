using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Core.Timing;

namespace ServiceRegistry.Core.Checks;

/// <summary>The checks with when they are due: follows the snapshot, and plans their runs. Guarded by the scheduler's lock.</summary>
internal sealed class CheckTable(RegistryOptions options, TimeProvider time)
{
    private readonly Dictionary<Guid, CheckEntry> entries = [];
    private readonly ProbeTable probes = new();
    private readonly DeadlineQueue<Guid> due = new();
    private readonly FirstRuns firstRuns = new(time, options.Random);

    public int Count => entries.Count;

    /// <summary>When to look for checks that are due.</summary>
    public long? NextDue => this.due.Next;

    /// <summary>Runs a second that all checks ask for, by how their targets do.</summary>
    public double Demand => probes.Demand;

    /// <summary>By how much all intervals are stretched, at least 1: where more is due than can be run.</summary>
    public double Stretch { get; set; } = 1;

    public CheckEntry? Find(Guid id) => entries.GetValueOrDefault(id);

    public bool IsPlanned(CheckEntry entry) => this.due.DueOf(entry.Check.Id) is not null;

    /// <summary>The checks that are due.</summary>
    public IEnumerable<CheckEntry> TakeDue(int max) => this.due.TakeDue(time.GetTimestamp(), max).Select(id => Take(entries[id]));

    /// <summary>
    /// The checks that a run of this one serves as well: they ask for the same, and are due within half of the shorter of both periods.
    /// From then on they are due together.
    /// </summary>
    public IEnumerable<CheckEntry> TakeAlong(CheckEntry entry)
    {
        var now = time.GetTimestamp();
        var period = Period(entry);
        foreach (var other in entry.Probe.IsShared ? entry.Probe.Entries : [])
        {
            var half = Shorter(period, Period(other)) / 2;
            if (other != entry && other.Run is null && time.Between(now, other.Due) <= half)
            {
                this.due.Remove(other.Check.Id);
                yield return Take(other);
            }
        }
    }

    /// <summary>Takes over all checks after a restart: they run at once, but spread over their interval.</summary>
    public void Restore(RegistrySnapshot snapshot)
    {
        foreach (var instance in snapshot.Instances)
        {
            foreach (var check in instance.Checks)
            {
                var entry = Add(check, instance, CheckState.Restored(check), isNew: false);
                if (check.IsReported)
                {
                    PlanReport(entry, wasMissing: false);
                }
                else
                {
                    Plan(entry, firstRuns.Within(check.Interval));
                }
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
                PlanFirst(Add(check, after!, CheckState.New(check), isNew: true));
            }
        }

        foreach (var check in before?.Checks ?? [])
        {
            if ((after is null || !after.Checks.Any(other => other.Id == check.Id)) && entries.Remove(check.Id, out var entry))
            {
                Remove(entry);
            }
        }
    }

    /// <summary>Plans the run after one: at a fixed rate, or faster or slower, as its target does.</summary>
    /// <param name="entry">The check.</param>
    /// <param name="due">When the run should have begun.</param>
    /// <param name="begun">When it did.</param>
    public void PlanNext(CheckEntry entry, long due, long begun)
    {
        var now = time.GetTimestamp();
        // A few per cent of jitter keep checks that began together from staying together.
        var jitter = 1 + (0.06 * (options.Random.NextDouble() - 0.5));
        // Where more is due than can be run, what was missed is not caught up with.
        var next = entry.State.IsTurning
            ? begun + time.ToTimestamps(Period(entry))
            : (Stretch > 1 ? begun : due) + time.ToTimestamps(Period(entry) * jitter);

        // A run that was asked for leaves the one that is planned; one that the check has outgrown must not put off the first new one.
        Plan(entry, Math.Min(Math.Max(now, next), this.due.DueOf(entry.Check.Id) ?? long.MaxValue));
    }

    /// <summary>Has a check that is turning, by what was told between its runs, run as soon as one that turned by a run.</summary>
    public void PlanSooner(CheckEntry entry)
    {
        var soon = time.GetTimestamp() + time.ToTimestamps(Period(entry));
        if (entry.State.IsTurning && entry.Run is null && soon < entry.Due)
        {
            Plan(entry, soon);
        }
    }

    /// <summary>Plans the first run of a new check, or of one that probes something else from now on.</summary>
    public void PlanFirst(CheckEntry entry)
    {
        if (entry.Check.IsReported)
        {
            PlanReport(entry, wasMissing: false);
            return;
        }

        NoLongerFirst(entry);
        entry.AwaitsFirst = true;
        Plan(entry, firstRuns.Plan(entry.Check.Interval));
    }

    /// <summary>Plans when the next report is missing: after the ttl, or soon while it is turning.</summary>
    public void PlanReport(CheckEntry entry, bool wasMissing)
    {
        var wait = wasMissing && entry.State.IsTurning ? CheckPace.Faster(entry.Check.Interval) : TtlStrategy.ReadTtl(entry.Check.Settings);
        Plan(entry, time.GetTimestamp() + time.ToTimestamps(wait));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan Period(CheckEntry entry) => CheckPace.PeriodOf(entry.Check, entry.State) * Stretch;

    private CheckEntry Add(HealthCheck check, Instance instance, CheckState state, bool isNew)
    {
        var entry = new CheckEntry(check, probes.For(check, instance), state, new(options.ResultsInMemory, isNew));
        entries.Add(check.Id, entry);
        firstRuns.Add(check);
        return entry;
    }

    private void Remove(CheckEntry entry)
    {
        entry.IsRemoved = true;
        NoLongerFirst(entry);
        firstRuns.Remove(entry.Check);
        this.due.Remove(entry.Check.Id);
        entry.Probe.Remove(entry);
        probes.Leave(entry.Probe);
    }

    private void Change(CheckEntry entry, HealthCheck check, Instance instance)
    {
        var known = entry.Check;
        entry.Check = check;
        firstRuns.Remove(known);
        firstRuns.Add(check);
        if (!entry.Probe.Is(check, instance))
        {
            var left = entry.Probe;
            entry.MoveTo(probes.For(check, instance));
            probes.Leave(left);
        }

        if (!SameContent.OfProbe(known, check))
        {
            entry.State = CheckState.New(check);
            entry.Runtime = CheckRuntime.Fresh;
            PlanFirst(entry);
        }
        else if (known.Interval != check.Interval && !check.IsReported && entry.Run is null)
        {
            Plan(entry, Math.Min(entry.Due, time.GetTimestamp() + time.ToTimestamps(check.Interval)));
        }
    }

    private CheckEntry Take(CheckEntry entry)
    {
        NoLongerFirst(entry);
        return entry;
    }

    private void NoLongerFirst(CheckEntry entry)
    {
        if (entry.AwaitsFirst)
        {
            entry.AwaitsFirst = false;
            firstRuns.End();
        }
    }

    private void Plan(CheckEntry entry, long due)
    {
        entry.Due = due;
        this.due.Set(entry.Check.Id, due);
        entry.Runtime = entry.Runtime with { NextCheckAt = Micro.Cut(time.GetUtcNow() + time.Between(time.GetTimestamp(), due)) };
    }
}
