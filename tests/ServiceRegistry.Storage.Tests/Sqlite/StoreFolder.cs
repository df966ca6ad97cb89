using Microsoft.Extensions.Logging.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Sqlite;

namespace ServiceRegistry.Storage.Tests.Sqlite;

/// <summary>A folder with a registry in it, which can be opened again and again.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    public string Database => folder.File("registry.db");

    /// <param name="settings">More of the connection string, as <c>;Default Timeout=1</c>.</param>
    public SqliteRegistryStore Open(string settings = "") =>
        SqliteRegistryStore.Open(SqliteFile.Named($"Data Source=registry.db{settings}", folder.Path), NullLogger.Instance);

    public static CommitBatch Batch(long from, params RegistryEvent[] events) => new()
    {
        FromRevision = from,
        Revision = events is [.., var last] ? last.Revision : from,
        Events = events,
        InstancesUpserted = [.. events.Where(e => e.Instance is not null).Select(e => e.Instance!)],
        ForgetOperationsBefore = DateTimeOffset.UnixEpoch,
    };

    public void Dispose() => folder.Dispose();
}
