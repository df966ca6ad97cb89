using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Compiles the way from a row to the parameters of its insert, through the converters of the model.</summary>
internal static class RowBinding
{
    public static Action<TRow, DbParameter[]> Compile<TRow>(IReadOnlyList<IProperty> columns)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var parameters = Expression.Parameter(typeof(DbParameter[]), "parameters");
        var assignments = columns.Select((column, place) => Expression.Assign(
            Expression.Property(Expression.ArrayIndex(parameters, Expression.Constant(place)), nameof(DbParameter.Value)),
            StoredValue(column, Expression.Property(row, column.PropertyInfo!))));
        return Expression.Lambda<Action<TRow, DbParameter[]>>(Expression.Block(assignments), row, parameters).Compile();
    }

    private static Expression StoredValue(IProperty column, Expression value)
    {
        var isNullableStruct = Nullable.GetUnderlyingType(value.Type) is not null;
        var present = isNullableStruct ? Expression.Property(value, nameof(Nullable<int>.Value)) : value;
        if (column.GetRelationalTypeMapping().Converter is { } converter)
        {
            var conversion = converter.ConvertToProviderExpression;
            var argument = conversion.Parameters[0];
            present = ReplacingExpressionVisitor.Replace(
                argument, argument.Type == present.Type ? present : Expression.Convert(present, argument.Type), conversion.Body);
        }

        var stored = Expression.Convert(present, typeof(object));
        return value.Type.IsValueType && !isNullableStruct
            ? stored
            : Expression.Condition(
                Expression.Equal(value, Expression.Constant(null, value.Type)),
                Expression.Constant(DBNull.Value, typeof(object)),
                stored);
    }
}
