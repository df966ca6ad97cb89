using System.Data.Common;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Removes rows of one table by their keys, by one prepared command.</summary>
internal sealed class RowRemover : IDisposable
{
    private readonly DbCommand command;

    /// <param name="delete">The command, on an open connection; it is disposed of here.</param>
    public RowRemover(DbCommand delete)
    {
        command = delete;
        command.Prepare();
    }

    /// <summary>Removes the row, where there is one.</summary>
    /// <param name="transaction">The transaction that it is part of.</param>
    /// <param name="key">The key's values, in its order.</param>
    public void Remove(DbTransaction transaction, params ReadOnlySpan<object> key)
    {
        for (var place = 0; place < key.Length; place++)
        {
            command.Parameters[place].Value = key[place];
        }

        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
