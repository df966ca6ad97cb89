using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Leases;

/// <summary>
/// Decides whether leases that ran out may end. Where so many do at once, it is likelier that the registry or its network was away than
/// that all of these instances are gone: ending them pauses until they are fewer, for a bounded time.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="longest">How long a pause may be; zero for none at all.</param>
internal sealed class LeasePause(TimeProvider time, TimeSpan longest)
{
    private const double MaxShare = 0.15;
    private const int AlwaysAllowed = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<(long At, int Count)> ended = new();
    private int endedCount;
    private int pardoned;
    private long? since;
    private RegistryCondition? condition;

    /// <summary>Set while ending leases is paused.</summary>
    public RegistryCondition? Condition => Volatile.Read(ref condition);

    /// <summary>True where the leases that wait may end.</summary>
    /// <param name="waiting">How many ran out and were not renewed since.</param>
    /// <param name="all">How many leases there are, those included.</param>
    public bool MayEnd(int waiting, int all)
    {
        Forget();
        var unrenewed = waiting + endedCount;
        if (waiting == 0 || longest == TimeSpan.Zero || unrenewed <= AlwaysAllowed || unrenewed <= MaxShare * (all + endedCount))
        {
            Resume();
            return true;
        }

        var now = time.GetTimestamp();
        since ??= now;
        if (time.GetElapsedTime(since.Value, now) >= longest)
        {
            // They had their time. What ends now is not held against those that come due next.
            Resume();
            ended.Clear();
            endedCount = 0;
            pardoned = waiting;
            return true;
        }

        Volatile.Write(ref condition, new(
            RegistryConditionKind.LeasesPaused,
            $"{waiting} of {all} leases ran out within a short time: that looks like a fault of the network or of the registry. They end when they are fewer, or after {longest.TotalMinutes:0.#} minutes.",
            condition?.Since ?? Micro.Cut(time.GetUtcNow())));
        return false;
    }

    /// <summary>Says how many leases have just ended.</summary>
    public void Ended(int count)
    {
        var counted = Math.Max(0, count - pardoned);
        pardoned = Math.Max(0, pardoned - count);
        ended.Enqueue((time.GetTimestamp(), counted));
        endedCount += counted;
    }

    private void Resume()
    {
        since = null;
        Volatile.Write(ref condition, null);
    }

    private void Forget()
    {
        var now = time.GetTimestamp();
        while (ended.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, now) > Window)
        {
            ended.Dequeue();
            endedCount -= oldest.Count;
        }
    }
}
