using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// Doubts the checks' own network where most of the hosts that were just checked fail at once, having passed before: from then on nothing
/// turns UNHEALTHY, until fewer fail, or for two minutes. Guarded by the scheduler's lock.
/// </summary>
internal sealed class NetworkDoubt(TimeProvider time)
{
    private const int LeastHosts = 20;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, Host> hosts = new(StringComparer.Ordinal);
    private readonly Queue<(long At, string Name)> looks = new();
    private int failingHosts;
    private long? since;
    private bool isSpent;
    private RegistryCondition? condition;

    /// <summary>Set while there is doubt, as far as the last result told.</summary>
    public RegistryCondition? Condition => Volatile.Read(ref condition);

    /// <summary>Takes the result of a run in.</summary>
    /// <param name="name">The host.</param>
    /// <param name="passed">Whether it passed.</param>
    /// <param name="passedBefore">Whether its check was passing until now.</param>
    /// <returns>True while there is doubt: nothing turns UNHEALTHY.</returns>
    public bool Observe(string name, bool passed, bool passedBefore)
    {
        var now = time.GetTimestamp();
        Leave(now);
        var last = hosts.GetValueOrDefault(name);
        var hasPassed = passed || passedBefore || last.HasPassed;
        var host = new Host(now, hasPassed, IsFailing: !passed && hasPassed);
        failingHosts += (host.IsFailing ? 1 : 0) - (last.IsFailing ? 1 : 0);
        hosts[name] = host;
        looks.Enqueue((now, name));
        return Decide(now);
    }

    private bool Decide(long now)
    {
        var areMostFailing = hosts.Count >= LeastHosts && failingHosts * 2 > hosts.Count;
        if (since is { } begun)
        {
            // When its time is over it must first have become better before there can be doubt again.
            isSpent = time.GetElapsedTime(begun, now) >= Longest;
            if (isSpent || failingHosts * 2 < hosts.Count)
            {
                since = null;
                Volatile.Write(ref condition, null);
            }
        }
        else if (!areMostFailing)
        {
            isSpent = false;
        }
        else if (!isSpent)
        {
            since = now;
            Volatile.Write(ref condition, new(
                RegistryConditionKind.ObserverSuspect,
                $"{failingHosts} of {hosts.Count} hosts that were checked within 30 s fail and passed before: the network of the checks is doubted, and nothing turns UNHEALTHY.",
                Micro.Cut(time.GetUtcNow())));
        }

        return since is not null;
    }

    // Hosts whose last look is longer ago than the window count no more.
    private void Leave(long now)
    {
        while (looks.TryPeek(out var look) && time.GetElapsedTime(look.At, now) > Window)
        {
            looks.Dequeue();
            if (hosts.TryGetValue(look.Name, out var host) && host.At == look.At)
            {
                hosts.Remove(look.Name);
                failingHosts -= host.IsFailing ? 1 : 0;
            }
        }
    }

    /// <param name="At">When it was last looked at.</param>
    /// <param name="HasPassed">Whether it passed, then or before.</param>
    /// <param name="IsFailing">It passed once and fails now.</param>
    private readonly record struct Host(long At, bool HasPassed, bool IsFailing);
}
