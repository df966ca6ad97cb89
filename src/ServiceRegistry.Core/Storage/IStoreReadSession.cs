using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Storage;

/// <summary>Queries of the history that run in the database. Used by one reader at a time.</summary>
public interface IStoreReadSession : IAsyncDisposable
{
    /// <summary>The log. It may hold revisions that are not yet published: bound it by the snapshot's.</summary>
    IQueryable<RegistryEvent> Events { get; }

    /// <summary>The results of all checks.</summary>
    IQueryable<StoredResult> Results { get; }

    /// <summary>The statuses of all instances that are over. They may have ended by revisions that are not yet published.</summary>
    IQueryable<StoredStatus> Statuses { get; }

    /// <summary>When servers ran.</summary>
    IQueryable<ServerRun> Runs { get; }
}
