using System.Linq.Expressions;
using System.Reflection;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>One order of values, in memory and in a database: ordinal for text, by number for enums, null before everything.</summary>
internal static class Ordering
{
    private static readonly MethodInfo CompareText = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    /// <summary>The order in memory.</summary>
    public static IComparer<TValue> Comparer<TValue>() =>
        typeof(TValue) == typeof(string) ? (IComparer<TValue>)StringComparer.Ordinal : System.Collections.Generic.Comparer<TValue>.Default;

    /// <summary>A comparison of two expressions of one type, of which neither is null.</summary>
    public static Expression Compare(ExpressionType comparison, Expression left, Expression right)
    {
        var type = Nullable.GetUnderlyingType(left.Type) ?? left.Type;
        if (type == typeof(string))
        {
            return Expression.MakeBinary(comparison, Expression.Call(CompareText, left, right), Expression.Constant(0));
        }

        if (type == typeof(bool))
        {
            return Expression.MakeBinary(comparison, AsNumber(left), AsNumber(right));
        }

        if (type.IsEnum)
        {
            var number = left.Type == type ? Enum.GetUnderlyingType(type) : typeof(Nullable<>).MakeGenericType(Enum.GetUnderlyingType(type));
            return Expression.MakeBinary(comparison, Expression.Convert(left, number), Expression.Convert(right, number));
        }

        return Expression.MakeBinary(comparison, left, right);
    }

    private static ConditionalExpression AsNumber(Expression truth) => Expression.Condition(
        Expression.Equal(truth, Expression.Constant(true, truth.Type)), Expression.Constant(1), Expression.Constant(0));
}
