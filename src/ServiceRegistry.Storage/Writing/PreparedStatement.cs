using System.Buffers.Text;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ServiceRegistry.Storage.Writing;

/// <summary>
/// A statement that is prepared once and run very often, inside a transaction that has the lock to write already. It goes to SQLite's own
/// functions: a command of ADO costs as much again as the row that it writes.
/// </summary>
internal sealed class PreparedStatement : IRowValues, IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly JsonTexts texts;
    private byte[] buffer = new byte[256];
    private int bound;

    /// <param name="connection">An open one.</param>
    /// <param name="text">One statement, its parameters in the order of the values.</param>
    /// <param name="texts">Writes states as JSON.</param>
    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public PreparedStatement(SqliteConnection connection, string text, JsonTexts texts)
    {
        this.texts = texts;
        database = connection.Handle!;
        Demand(raw.sqlite3_prepare_v3(database, text, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public void Number(long value) => Demand(raw.sqlite3_bind_int64(statement, ++bound, value));

    public void Text(string? value)
    {
        if (value is null)
        {
            Demand(raw.sqlite3_bind_null(statement, ++bound));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > buffer.Length)
        {
            buffer = new byte[most];
        }

        Text(buffer, Encoding.UTF8.GetBytes(value, buffer));
    }

    public void Id(Guid? value)
    {
        if (value is not { } id)
        {
            Demand(raw.sqlite3_bind_null(statement, ++bound));
            return;
        }

        // As EF Core asks for it.
        Utf8Formatter.TryFormat(id, buffer, out var length);
        Ascii.ToUpperInPlace(buffer.AsSpan(0, length), out _);
        Text(buffer, length);
    }

    public void Json<T>(T? value, JsonTypeInfo<T> type)
        where T : class
    {
        if (value is null)
        {
            Demand(raw.sqlite3_bind_null(statement, ++bound));
            return;
        }

        Demand(raw.sqlite3_bind_text(statement, ++bound, texts.Of(value, type)));
    }

    /// <summary>Runs it with the values that were given since the last time.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Execute()
    {
        bound = 0;
        try
        {
            Demand(raw.sqlite3_step(statement));
        }
        finally
        {
            // Says again what the step said.
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private void Text(byte[] utf8, int length) => Demand(length == 0
        ? raw.sqlite3_bind_text(statement, ++bound, "")
        : raw.sqlite3_bind_text(statement, ++bound, utf8.AsSpan(0, length)));

    private void Demand(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
