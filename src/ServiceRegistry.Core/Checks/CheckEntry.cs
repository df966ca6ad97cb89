using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Checks;

/// <summary>A check as it is being run: all that is not in the snapshot. Guarded by the scheduler's lock.</summary>
internal sealed class CheckEntry(HealthCheck check, Instance instance, CheckState state, int resultsInMemory)
{
    public HealthCheck Check { get; private set; } = check;

    public CheckTarget Target { get; private set; } = TargetOf(instance);

    /// <summary>The host that runs are counted against.</summary>
    public string Host { get; private set; } = TargetHost.Of(check.Settings, instance.Host);

    public CheckState State { get; set; } = state;

    public CheckRuntime Runtime { get; set; } = CheckRuntime.Fresh;

    public ResultRing Results { get; } = new(resultsInMemory);

    /// <summary>When it is due, by the monotonic clock.</summary>
    public long Due { get; set; }

    /// <summary>The run that waits or goes on: a check never runs twice at once.</summary>
    public CheckTicket? Run { get; set; }

    /// <summary>Set when the check is gone.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>Takes over what is registered by now.</summary>
    public void Update(HealthCheck check, Instance instance)
    {
        if (check.Settings != Check.Settings || instance.Host != Target.Host)
        {
            Host = TargetHost.Of(check.Settings, instance.Host);
        }

        Target = TargetOf(instance);
        Check = check;
    }

    private static CheckTarget TargetOf(Instance instance) => new(instance.Scheme, instance.Host, instance.Port);
}
