namespace ServiceRegistry.Core.Checks;

/// <summary>One run of a check, from when it is due or asked for.</summary>
internal sealed class CheckTicket(CheckEntry entry, long due)
{
    public CheckEntry Entry { get; } = entry;

    /// <summary>When it should have begun.</summary>
    public long Due { get; } = due;

    /// <summary>The host that it is counted against.</summary>
    public string Host { get; } = entry.Host;

    /// <summary>Who waits for it.</summary>
    public TaskCompletionSource<CheckRun> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
