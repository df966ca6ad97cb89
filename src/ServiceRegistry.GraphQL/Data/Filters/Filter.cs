using System.Linq.Expressions;
using ServiceRegistry.GraphQL.Data;

namespace ServiceRegistry.GraphQL;

/// <summary>
/// A <c>where</c> that was read: one meaning, held against an object in memory, or given as an expression to a database, or asked
/// which values it demands of a field, so that an index can be used. As a parameter it is an argument of the filter's input type.
/// </summary>
/// <typeparam name="T">What is filtered.</typeparam>
public abstract class Filter<T>
{
    private protected Filter(int operations, int depth)
    {
        Operations = operations;
        Depth = depth;
    }

    /// <summary>The filter that everything matches.</summary>
    public static Filter<T> Everything { get; } = new AllOfFilter<T>([]);

    /// <summary>How many operations it has.</summary>
    internal int Operations { get; }

    /// <summary>How deep its inputs are nested.</summary>
    internal int Depth { get; }

    /// <summary>True where an object matches. Values that are null, or whose owner is null, match <c>eq: null</c> and the negations alone.</summary>
    /// <param name="item">The object.</param>
    public abstract bool Matches(T item);

    /// <summary>The same as an expression that databases understand.</summary>
    public Expression<Func<T, bool>> ToExpression()
    {
        var item = Expression.Parameter(typeof(T), "item");
        return Expression.Lambda<Func<T, bool>>(ToExpression(item), item);
    }

    /// <summary>
    /// The values of which a field must have one for an object to match, where the filter says so by <c>eq</c> or <c>in</c>; of a list,
    /// the values of which it must contain one (<c>some</c>). Whatever has none of them need not be looked at.
    /// </summary>
    /// <param name="fieldName">The field's name in the filter's input type.</param>
    /// <param name="values">The values, of the field's CLR type; none where nothing matches.</param>
    /// <returns>False where the filter demands nothing of the kind.</returns>
    public bool TryGetEquality(string fieldName, out IReadOnlyList<object?> values)
    {
        var found = FindEquality(fieldName);
        values = found ?? [];
        return found is not null;
    }

    internal abstract Expression ToExpression(Expression item);

    internal abstract IReadOnlyList<object?>? FindEquality(string fieldName);

    /// <summary>The same filter on other values of the same object; this very one where it is of none that differ.</summary>
    internal abstract Filter<T> In(FilterView<T> view);
}
