using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ServiceRegistry.Storage.Writing;

/// <summary>
/// Writes rows of one table by one prepared command, which costs a third of what change tracking does. Its columns, and the values
/// in them, are read off the model, so that what is written here is what queries read.
/// </summary>
/// <typeparam name="TRow">The mapped class.</typeparam>
internal sealed class RowWriter<TRow> : IDisposable
    where TRow : class
{
    private readonly DbCommand command;
    private readonly DbParameter[] parameters;
    private readonly Action<TRow, DbParameter[]> bind;

    /// <param name="context">Whose model and open connection are used.</param>
    /// <param name="replaces">True to replace a row of the same key; otherwise such a row is an error.</param>
    public RowWriter(DbContext context, bool replaces)
    {
        var entity = context.Model.FindEntityType(typeof(TRow))!;
        var columns = entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).ToArray();
        command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = RowStatements.Insert(entity, columns, replaces, context.GetService<ISqlGenerationHelper>());
        parameters = RowParameters.Add(command, columns);
        command.Prepare();
        bind = RowBinding.Compile<TRow>(columns);
    }

    public void Write(TRow row, DbTransaction transaction)
    {
        bind(row, parameters);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
