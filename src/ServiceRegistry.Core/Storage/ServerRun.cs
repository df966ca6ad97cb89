namespace ServiceRegistry.Core.Storage;

/// <summary>A time that a server ran. Between runs nobody looked: statuses stayed what they were, and say nothing of that time.</summary>
public sealed record ServerRun
{
    /// <summary>The run: that of a member.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last moment known of it: its end, or not long before it.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }
}
