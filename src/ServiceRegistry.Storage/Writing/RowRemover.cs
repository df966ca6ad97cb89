using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Removes rows of one table by their keys, by one prepared command.</summary>
/// <typeparam name="TRow">The mapped class.</typeparam>
internal sealed class RowRemover<TRow> : IDisposable
    where TRow : class
{
    private readonly DbCommand command;
    private readonly DbParameter[] parameters;

    /// <param name="context">Whose model and open connection are used.</param>
    public RowRemover(DbContext context)
    {
        var entity = context.Model.FindEntityType(typeof(TRow))!;
        command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = RowStatements.Delete(entity, context.GetService<ISqlGenerationHelper>());
        parameters = RowParameters.Add(command, entity.FindPrimaryKey()!.Properties);
        command.Prepare();
    }

    /// <summary>Removes the row, where there is one.</summary>
    /// <param name="transaction">The transaction that it is part of.</param>
    /// <param name="key">The key's values, in its order.</param>
    public void Remove(DbTransaction transaction, params ReadOnlySpan<object> key)
    {
        for (var place = 0; place < key.Length; place++)
        {
            parameters[place].Value = key[place];
        }

        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
