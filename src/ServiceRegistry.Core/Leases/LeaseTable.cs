using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Leases;

/// <summary>
/// The leases of instances: in memory alone, so that a renewal costs no transaction; after a restart each has one whole ttl
/// anew. They end by the monotonic clock.
/// </summary>
internal sealed class LeaseTable(TimeProvider time) : ICommitObserver
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Lease> leases = [];
    private readonly DeadlineQueue<Guid> due = new();

    /// <summary>When to look for leases that ran out; null where there are none.</summary>
    public long? NextDue
    {
        get
        {
            lock (gate)
            {
                return due.Next;
            }
        }
    }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return leases.Count;
            }
        }
    }

    /// <summary>Raised when a lease may end before <see cref="NextDue"/> said.</summary>
    public event Action? Earlier;

    public LeaseTimes? Find(Guid id)
    {
        lock (gate)
        {
            return leases.TryGetValue(id, out var lease) ? new(lease.RenewedAt, lease.RenewedAt + lease.Ttl) : null;
        }
    }

    /// <summary>Renews a lease; false where there is none, or where it is just ending.</summary>
    public bool Renew(Guid id)
    {
        lock (gate)
        {
            if (!leases.TryGetValue(id, out var lease) || lease.IsEnding)
            {
                return false;
            }

            Begin(id, lease.Ttl, Now());
            return true;
        }
    }

    /// <summary>Renews the leases of registered instances, or begins them: all at one moment, so that they also run out at one.</summary>
    public void Renew(IEnumerable<Guid> ids, RegistrySnapshot snapshot)
    {
        lock (gate)
        {
            var now = Now();
            foreach (var id in ids)
            {
                if (snapshot.FindInstance(id)?.LeaseTtl is { } ttl)
                {
                    Begin(id, ttl, now);
                }
            }
        }
    }

    /// <summary>Gives every lease one whole ttl anew.</summary>
    public void Restart(RegistrySnapshot snapshot) =>
        Renew(snapshot.Instances.Where(instance => instance.LeaseTtl is not null).Select(instance => instance.Id), snapshot);

    /// <summary>Instances whose leases ran out: to be removed by a command, which asks once more with <see cref="Take"/>.</summary>
    public ImmutableArray<Guid> Due(int max)
    {
        lock (gate)
        {
            return [.. due.TakeDue(time.GetTimestamp(), max)];
        }
    }

    /// <summary>Those of the instances, each once, whose leases ran out and were not renewed since.</summary>
    public ImmutableArray<Guid> Unrenewed(ImmutableArray<Guid> ids)
    {
        if (ids.IsEmpty)
        {
            return ids;
        }

        var now = time.GetTimestamp();
        lock (gate)
        {
            return [.. ids.Distinct().Where(id => leases.TryGetValue(id, out var lease) && lease.ExpiresAt <= now)];
        }
    }

    /// <summary>Those of the instances whose leases really ran out and were not renewed meanwhile. They cannot be renewed from here on.</summary>
    /// <param name="ids">The instances.</param>
    /// <param name="isRenewed">Whether a command that is not published yet renews one.</param>
    public ImmutableArray<Guid> Take(ImmutableArray<Guid> ids, Func<Guid, bool> isRenewed)
    {
        var now = time.GetTimestamp();
        var taken = ImmutableArray.CreateBuilder<Guid>();
        lock (gate)
        {
            foreach (var id in ids)
            {
                if (leases.TryGetValue(id, out var lease) && lease.ExpiresAt <= now && !isRenewed(id))
                {
                    lease.IsEnding = true;
                    taken.Add(id);
                }
            }
        }

        return taken.ToImmutable();
    }

    /// <summary>Gives back what was taken, as its removal could not be stored: it is due again at once.</summary>
    public void Return(IReadOnlyCollection<Guid> ids)
    {
        lock (gate)
        {
            foreach (var id in ids)
            {
                if (leases.TryGetValue(id, out var lease))
                {
                    lease.IsEnding = false;
                    due.Set(id, lease.ExpiresAt);
                }
            }
        }
    }

    public void OnCommitted(RegistrySnapshot snapshot, IReadOnlyList<RegistryEvent> events)
    {
        lock (gate)
        {
            foreach (var change in events)
            {
                if (change.InstanceId is { } id && snapshot.FindInstance(id)?.LeaseTtl is null)
                {
                    leases.Remove(id);
                    due.Remove(id);
                }
            }
        }
    }

    private (long Timestamp, DateTimeOffset At) Now() => (time.GetTimestamp(), Micro.Cut(time.GetUtcNow()));

    private void Begin(Guid id, TimeSpan ttl, (long Timestamp, DateTimeOffset At) now)
    {
        var lease = new Lease(ttl, now.At, now.Timestamp + time.ToTimestamps(ttl));
        var next = due.Next;
        leases[id] = lease;
        due.Set(id, lease.ExpiresAt);
        if (next is null || lease.ExpiresAt < next)
        {
            Earlier?.Invoke();
        }
    }

    private sealed class Lease(TimeSpan ttl, DateTimeOffset renewedAt, long expiresAt)
    {
        public TimeSpan Ttl { get; } = ttl;

        public DateTimeOffset RenewedAt { get; } = renewedAt;

        public long ExpiresAt { get; } = expiresAt;

        /// <summary>Set while its removal is being written.</summary>
        public bool IsEnding { get; set; }
    }
}
