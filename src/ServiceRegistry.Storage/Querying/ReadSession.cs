using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Querying;

/// <summary>A read-only context while one reader has it.</summary>
internal sealed class ReadSession(RegistryContext context) : IStoreReadSession
{
    public IQueryable<RegistryEvent> Events => context.Events.AsNoTracking();

    public IQueryable<StoredResult> Results => context.CheckResults.AsNoTracking();

    public IQueryable<StoredStatus> Statuses => context.Statuses.AsNoTracking();

    public IQueryable<ServerRun> Runs => context.Runs.AsNoTracking();

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
