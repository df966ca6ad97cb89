using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Checks;

/// <summary>A check as it is being run: all that is not in the snapshot. Guarded by the scheduler's lock.</summary>
internal sealed class CheckEntry
{
    public CheckEntry(HealthCheck check, Probe probe, CheckState state, ResultRing results)
    {
        (Check, Probe, State, Results) = (check, probe, state, results);
        probe.Add(this);
    }

    public HealthCheck Check { get; set; }

    /// <summary>What is done for it, which it may share with others.</summary>
    public Probe Probe { get; private set; }

    public CheckEntry? PreviousInProbe { get; set; }

    public CheckEntry? NextInProbe { get; set; }

    public CheckState State { get; set; }

    public CheckRuntime Runtime { get; set; } = CheckRuntime.Fresh;

    public ResultRing Results { get; }

    /// <summary>When it is due, by the monotonic clock.</summary>
    public long Due { get; set; }

    /// <summary>Whether it is a new one that waits for its first run.</summary>
    public bool AwaitsFirst { get; set; }

    /// <summary>The run that waits or goes on: a check never runs twice at once.</summary>
    public CheckTicket? Run { get; set; }

    /// <summary>Set when the check is gone.</summary>
    public bool IsRemoved { get; set; }

    public void MoveTo(Probe probe)
    {
        Probe.Remove(this);
        probe.Add(this);
        Probe = probe;
    }
}
