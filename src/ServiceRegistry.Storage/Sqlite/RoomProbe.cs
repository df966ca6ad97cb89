using Microsoft.Data.Sqlite;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// Tries whether the database takes writes again. A change of one page would go on a disk that is almost full, and the next real one
/// fail again; one that changes nothing is not written at all. So this one needs room for 64 KiB, in the file and in its log, and
/// leaves nothing behind however it ends.
/// </summary>
internal static class RoomProbe
{
    /// <summary>How many pages it writes, about.</summary>
    public const int Pages = 16;

    private const int Bytes = Pages * 4096;

    public static void Write(SqliteConnection connection)
    {
        var cached = (long)Statement.Scalar(connection, null, "PRAGMA cache_size")!;

        // What does not fit into the cache goes to the log at once: otherwise pages freed before the commit would not be written.
        Statement.Execute(connection, null, "PRAGMA cache_size = 1");
        try
        {
            using var transaction = connection.BeginTransaction();
            Statement.Execute(connection, transaction, "CREATE TABLE room (content BLOB)");
            Statement.Execute(connection, transaction, "INSERT INTO room VALUES (zeroblob(@p0))", Bytes);
            Statement.Execute(connection, transaction, "DROP TABLE room");
            transaction.Commit();
        }
        finally
        {
            Statement.Execute(connection, null, $"PRAGMA cache_size = {cached}");
        }
    }
}
