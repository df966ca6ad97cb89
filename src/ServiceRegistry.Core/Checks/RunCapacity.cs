using System.Globalization;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// Whether all that is due can be run. Where runs wait for a free place without a break, what could be run meanwhile is held against what
/// the checks ask for, and all intervals are stretched by the same factor; it shrinks again as soon as no run has to wait. A host that is
/// slow alone is no cause: its own bound holds back its own checks. Guarded by the scheduler's lock.
/// </summary>
internal sealed class RunCapacity(CheckTable checks, TimeProvider time)
{
    /// <summary>How long it is looked at.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private const double Headroom = 1.05;
    private const double Easing = 0.95;
    private const double WorthSaying = 1.02;

    private long begun = time.GetTimestamp();
    private bool hasBeenFull;
    private bool hadRoom;
    private int runs;
    private TimeSpan delay;
    private TimeSpan delayBefore;
    private RegistryCondition? condition;

    /// <summary>Set while intervals are stretched.</summary>
    public RegistryCondition? Condition => Volatile.Read(ref condition);

    /// <summary>A run was let go.</summary>
    public void CountRun() => runs++;

    /// <summary>How long a run that was let go waited for a thread of this process.</summary>
    public void CountDelay(TimeSpan wait) => delay = wait > delay ? wait : delay;

    /// <summary>Whether this process is so short of threads that a run may have used up its time waiting for them.</summary>
    public bool IsStarved(TimeSpan timeout) => (delay > delayBefore ? delay : delayBefore) > timeout / 4;

    /// <summary>Looks at the queue, after every change of it and from time to time.</summary>
    /// <param name="isFull">Whether runs wait for a free place.</param>
    public void Look(bool isFull)
    {
        hasBeenFull |= isFull;
        hadRoom |= !isFull;
        var elapsed = time.GetElapsedTime(begun);
        if (elapsed < Window)
        {
            return;
        }

        var stretch = hadRoom || !hasBeenFull || runs == 0
            ? checks.Stretch * Easing
            : Headroom * checks.Demand / (runs / elapsed.TotalSeconds);
        checks.Stretch = stretch < WorthSaying ? 1 : stretch;
        Say();
        (begun, hasBeenFull, hadRoom, runs) = (time.GetTimestamp(), isFull, !isFull, 0);
        (delayBefore, delay) = (delay, TimeSpan.Zero);
    }

    private void Say() => Volatile.Write(ref condition, checks.Stretch == 1 ? null : new(
        RegistryConditionKind.ChecksOverloaded,
        string.Create(CultureInfo.InvariantCulture, $"More checks are due than can be run: all of them run at {checks.Stretch:0.0#} times their interval."),
        condition?.Since ?? Micro.Cut(time.GetUtcNow())));
}
