using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// What is really done for a check: a strategy with its settings, against an address. Checks that are alike in it share it, and one run
/// serves all of them that are due. Guarded by the scheduler's lock.
/// </summary>
internal sealed class Probe(HealthCheck check, Instance instance) : IEquatable<Probe>
{
    private CheckEntry? first;

    public string Strategy { get; } = check.Strategy;

    public string Settings { get; } = check.Settings;

    public SecretSettings? Secrets { get; } = check.Secrets;

    public CheckTarget Target { get; } = new(instance.Scheme, instance.Host, instance.Port);

    public TimeSpan Timeout { get; } = check.Timeout;

    /// <summary>The host that runs are counted against.</summary>
    public string Host { get; } = TargetHost.Of(check.Settings, instance.Host);

    /// <summary>The run that waits or goes on.</summary>
    public ProbeRun? Run { get; set; }

    /// <summary>Its watch, or the last one; null where there was none.</summary>
    public ProbeWatch? Watch { get; set; }

    /// <summary>Whether it is to run once more as soon as it can.</summary>
    public bool IsAskedFor { get; set; }

    public bool IsShared => first?.NextInProbe is not null;

    public bool IsUsed => first is not null;

    public IEnumerable<CheckEntry> Entries
    {
        get
        {
            for (var entry = first; entry is not null; entry = entry.NextInProbe)
            {
                yield return entry;
            }
        }
    }

    public void Add(CheckEntry entry)
    {
        entry.NextInProbe = first;
        if (first is not null)
        {
            first.PreviousInProbe = entry;
        }

        first = entry;
    }

    public void Remove(CheckEntry entry)
    {
        if (entry.PreviousInProbe is { } previous)
        {
            previous.NextInProbe = entry.NextInProbe;
        }
        else
        {
            first = entry.NextInProbe;
        }

        if (entry.NextInProbe is { } next)
        {
            next.PreviousInProbe = entry.PreviousInProbe;
        }

        (entry.PreviousInProbe, entry.NextInProbe) = (null, null);
    }

    /// <summary>Whether this is what the check asks for.</summary>
    public bool Is(HealthCheck check, Instance instance) =>
        Settings == check.Settings && Equals(Secrets, check.Secrets) && Strategy == check.Strategy && Timeout == check.Timeout
        && Target.Host == instance.Host && Target.Port == instance.Port && Target.Scheme == instance.Scheme;

    public bool Equals(Probe? other) =>
        other is not null && Settings == other.Settings && Equals(Secrets, other.Secrets) && Strategy == other.Strategy && Timeout == other.Timeout
        && Target == other.Target;

    public override bool Equals(object? obj) => Equals(obj as Probe);

    public override int GetHashCode() => HashCode.Combine(Settings, Strategy, Timeout, Target);
}
