using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ServiceRegistry.Storage.Writing;

/// <summary>The texts of the statements, in the words that SQLite and PostgreSQL share.</summary>
internal static class RowStatements
{
    public static string Insert(IEntityType entity, IReadOnlyList<IProperty> columns, bool replaces, ISqlGenerationHelper sql)
    {
        var names = string.Join(", ", columns.Select(Name));
        var values = string.Join(", ", columns.Select((_, place) => RowParameters.Name(place)));
        var insert = $"INSERT INTO {sql.DelimitIdentifier(entity.GetTableName()!)} ({names}) VALUES ({values})";
        if (!replaces)
        {
            return insert;
        }

        var key = entity.FindPrimaryKey()!.Properties;
        var changes = string.Join(", ", columns.Except(key).Select(column => $"{Name(column)} = excluded.{Name(column)}"));
        return $"{insert} ON CONFLICT ({string.Join(", ", key.Select(Name))}) DO UPDATE SET {changes}";

        string Name(IProperty column) => sql.DelimitIdentifier(column.GetColumnName());
    }

    public static string Delete(IEntityType entity, ISqlGenerationHelper sql)
    {
        var key = entity.FindPrimaryKey()!.Properties
            .Select((column, place) => $"{sql.DelimitIdentifier(column.GetColumnName())} = {RowParameters.Name(place)}");
        return $"DELETE FROM {sql.DelimitIdentifier(entity.GetTableName()!)} WHERE {string.Join(" AND ", key)}";
    }
}
