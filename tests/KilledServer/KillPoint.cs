namespace KilledServer;

/// <summary>Where a server kills itself.</summary>
internal enum KillPoint
{
    /// <summary>Before anything of a commit is written.</summary>
    BeforeCommit,

    /// <summary>When all of a commit is written, in part to the log on the disk, and nothing of it counts yet.</summary>
    InCommit,

    /// <summary>When a commit is durable, and before anybody is told of it.</summary>
    AfterCommit,

    /// <summary>When a step of compaction has dropped events, and before that counts.</summary>
    InCompaction,

    /// <summary>When that step is durable, and before anybody is told of it.</summary>
    AfterCompaction,

    /// <summary>In a migration, between two of its statements.</summary>
    InMigration,
}
