using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>Joins many expressions to one that is not deep: visitors of expressions go down it by recursion, on one stack.</summary>
internal static class Balanced
{
    /// <param name="parts">At least one.</param>
    /// <param name="join">An associative operator.</param>
    public static Expression Join(ReadOnlySpan<Expression> parts, Func<Expression, Expression, Expression> join) => parts.Length == 1
        ? parts[0]
        : join(Join(parts[..(parts.Length / 2)], join), Join(parts[(parts.Length / 2)..], join));
}
