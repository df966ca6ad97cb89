using Microsoft.Data.Sqlite;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Writes rows of one table by one prepared statement, inside a transaction.</summary>
/// <typeparam name="TRow">The mapped class.</typeparam>
/// <param name="connection">An open one.</param>
/// <param name="table">What is written.</param>
/// <param name="replaces">True to replace a row of the same key; otherwise such a row is an error.</param>
/// <param name="texts">Writes states as JSON.</param>
internal sealed class RowWriter<TRow>(SqliteConnection connection, Table<TRow> table, bool replaces, JsonTexts texts) : IDisposable
{
    private readonly PreparedStatement statement = new(connection, table.Insert(replaces), texts);

    public void Write(TRow row)
    {
        table.Write(row, statement);
        statement.Execute();
    }

    public void Dispose() => statement.Dispose();
}
