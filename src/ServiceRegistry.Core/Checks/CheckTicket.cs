using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Checks;

/// <summary>The part of one check in a run, from when it is due or asked for.</summary>
internal sealed class CheckTicket(CheckEntry entry, long due)
{
    public CheckEntry Entry { get; } = entry;

    /// <summary>The check as it is run.</summary>
    public HealthCheck Check { get; } = entry.Check;

    /// <summary>When it should have begun.</summary>
    public long Due { get; } = due;

    /// <summary>Who waits for it.</summary>
    public TaskCompletionSource<CheckRun> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
