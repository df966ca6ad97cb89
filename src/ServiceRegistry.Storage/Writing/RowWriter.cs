using System.Data.Common;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Writes rows of one table by one prepared command, which costs a third of what change tracking does.</summary>
/// <typeparam name="TRow">The mapped class.</typeparam>
internal sealed class RowWriter<TRow> : IDisposable
{
    private readonly Table<TRow> table;
    private readonly DbCommand command;

    /// <param name="connection">An open one.</param>
    /// <param name="table">What is written.</param>
    /// <param name="replaces">True to replace a row of the same key; otherwise such a row is an error.</param>
    public RowWriter(DbConnection connection, Table<TRow> table, bool replaces)
    {
        this.table = table;
        command = table.Insert(connection, replaces);
        command.Prepare();
    }

    public void Write(TRow row, DbTransaction transaction)
    {
        for (var place = 0; place < table.Columns.Count; place++)
        {
            command.Parameters[place].Value = table.Value(row, place);
        }

        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
