using System.Data.Common;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Querying;

/// <summary>Reads all that is kept of the present, without the model: whoever starts waits for it.</summary>
internal static class StateReader
{
    private const int ChunkSize = 1000;

    // Where all were dropped, thinning goes on behind the last one that it looked at.
    private const string LastResults = "SELECT COALESCE(MAX(id), 0) FROM check_results UNION ALL SELECT COALESCE(MAX(result_id), 0) FROM thinning";

    /// <param name="connection">An open one.</param>
    /// <param name="transaction">All is of the moment that it is of.</param>
    public static StoredState Read(DbConnection connection, DbTransaction transaction)
    {
        var (epoch, revision, compacted) = Rows(
            row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2)), "SELECT epoch, revision, compacted_revision FROM head").Single();
        return new StoredState
        {
            Epoch = epoch,
            Revision = revision,
            CompactedRevision = compacted,
            NewestEventAt = Rows(row => Microseconds.ToTime(row.GetInt64(0)), """SELECT at FROM events ORDER BY revision DESC, "index" DESC LIMIT 1""")
                .Select(at => (DateTimeOffset?)at).SingleOrDefault(),
            LastResultId = Rows(row => row.GetInt64(0), LastResults).Max(),
            Instances = ReadInstances(connection, transaction),
            Services = Rows(row => StateText.ToService(row.GetString(0)), "SELECT state FROM services"),
            Operations = Rows(ToOperation, "SELECT mutation, caller, client_mutation_id, input_hash, at, revision, objects FROM operations"),
        };

        List<T> Rows<T>(Func<DbDataReader, T> read, string text) => Statement.Rows(connection, transaction, read, text);
    }

    // While rows are read, those before are made instances of on the other processors.
    private static List<Instance> ReadInstances(DbConnection connection, DbTransaction transaction)
    {
        var (chunk, chunks) = (new List<byte[]>(ChunkSize), new List<Task<List<Instance>>>());
        Statement.Rows(
            connection,
            transaction,
            row =>
            {
                chunk.Add(row.GetFieldValue<byte[]>(0));
                if (chunk.Count == ChunkSize)
                {
                    Begin();
                }

                return true;
            },
            "SELECT state FROM instances");
        Begin();
        return [.. chunks.SelectMany(part => part.GetAwaiter().GetResult())];

        void Begin()
        {
            var whole = chunk;
            chunk = new(ChunkSize);
            chunks.Add(Task.Run(() => whole.ConvertAll(utf8 => StateText.ToInstance(utf8))));
        }
    }

    private static RememberedOperation ToOperation(DbDataReader row) => new(
        new OperationId(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
        Microseconds.ToTime(row.GetInt64(4)),
        row.GetInt64(5),
        StateText.ToObjects(row.GetString(6)));
}
