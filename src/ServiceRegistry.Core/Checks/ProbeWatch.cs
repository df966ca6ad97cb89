using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Checks;

/// <summary>The target of a probe telling of itself, and what it told last. Guarded by the scheduler's lock.</summary>
internal sealed class ProbeWatch(Probe probe)
{
    private readonly CancellationTokenSource stop = new();

    public Probe Probe { get; } = probe;

    public CancellationToken Stopped => stop.Token;

    /// <summary>Ends when the watch has.</summary>
    public Task Over { get; set; } = Task.CompletedTask;

    /// <summary>Whether it goes on.</summary>
    public bool Stands { get; private set; } = true;

    /// <summary>What the target told last; that it ceased to tell counts as a failure. Null before the first.</summary>
    public CheckOutcome? Told { get; private set; }

    /// <summary>When that was.</summary>
    public long ToldAt { get; private set; }

    public void Tell(CheckOutcome outcome, long now) => (Told, ToldAt) = (outcome, now);

    /// <summary>It has ended by itself.</summary>
    /// <returns>Whether something is to be made of that: it had told something before.</returns>
    public bool End(long now)
    {
        Stands = false;
        if (Told is null)
        {
            return false;
        }

        Tell(CheckOutcome.Fail, now);
        return true;
    }

    /// <summary>Nobody takes any more what it tells.</summary>
    public void Stop()
    {
        if (Stands)
        {
            Stands = false;
            // Not on this thread, which holds the lock.
            _ = stop.CancelAsync();
        }
    }

    /// <summary>Whether a run found otherwise than the target tells.</summary>
    public bool Contradicts(CheckOutcome found) => Told is { } told && IsFailure(told) != IsFailure(found);

    private static bool IsFailure(CheckOutcome outcome) => outcome is CheckOutcome.Fail or CheckOutcome.Error;
}
