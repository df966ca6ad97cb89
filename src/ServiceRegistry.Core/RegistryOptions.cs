namespace ServiceRegistry.Core;

/// <summary>How the registry runs. Every value has a default that fits a single server.</summary>
public sealed record RegistryOptions
{
    /// <summary>This process's name among the members.</summary>
    public string MemberName { get; init; } = Environment.MachineName;

    /// <summary>Where this process is reached.</summary>
    public string? MemberUrl { get; init; }

    /// <summary>Commands that may wait for the writer; the next callers wait before they are let in.</summary>
    public int WriterQueue { get; init; } = 4096;

    /// <summary>Commands that one commit gathers at most.</summary>
    public int CommandsPerCommit { get; init; } = 512;

    /// <summary>Events kept in memory for watchers; one that falls further behind is told to resume.</summary>
    public int WatchBacklog { get; init; } = 50_000;

    /// <summary>The time between bookmarks of a watch; at most a minute.</summary>
    public TimeSpan BookmarkInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Checks run at once at most.</summary>
    public int MaxConcurrentChecks { get; init; } = 256;

    /// <summary>Checks run at once against one host at most.</summary>
    public int MaxChecksPerHost { get; init; } = 16;

    /// <summary>Results of a check kept in memory, at least one; fewer where their texts are long. The history has all of them.</summary>
    public int ResultsInMemory { get; init; } = 100;

    /// <summary>How long leases that run out all at once are kept before they end; zero ends them at once.</summary>
    public TimeSpan LeasePause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Events kept in the log, at least 1000.</summary>
    public int EventRetentionCount { get; init; } = 1_000_000;

    /// <summary>How long events are kept in the log.</summary>
    public TimeSpan EventRetentionAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long statuses that are over, and results of checks, are kept.</summary>
    public TimeSpan HistoryRetentionAge { get; init; } = TimeSpan.FromDays(35);

    /// <summary>Makes ids; null for ones that grow with time.</summary>
    public Func<Guid>? NewId { get; init; }

    /// <summary>Chance: of jitter and of first runs.</summary>
    public Random Random { get; init; } = Random.Shared;
}
