using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>Matches where all parts do; where there are none, everything.</summary>
internal sealed class AllOfFilter<T>(IReadOnlyList<Filter<T>> given)
    : Filter<T>(given.Sum(p => p.Operations), 1 + given.Select(p => p.Depth).DefaultIfEmpty().Max())
{
    // An array, whose enumeration allocates nothing: this runs for every item.
    private readonly Filter<T>[] parts = [.. given];

    /// <summary>The filter for parts of one input object; a single one needs no wrapping.</summary>
    public static Filter<T> Of(IReadOnlyList<Filter<T>> parts) => parts.Count == 1 ? parts[0] : new AllOfFilter<T>(parts);

    public override bool Matches(T item)
    {
        foreach (var part in parts)
        {
            if (!part.Matches(item))
            {
                return false;
            }
        }

        return true;
    }

    internal override Expression ToExpression(Expression item) => parts.Length == 0
        ? Expression.Constant(true)
        : Balanced.Join([.. parts.Select(p => p.ToExpression(item))], Expression.AndAlso);

    internal override IReadOnlyList<object?>? FindEquality(string fieldName)
    {
        IReadOnlyList<object?>? best = null;
        foreach (var part in parts)
        {
            if (part.FindEquality(fieldName) is { } values && (best is null || values.Count < best.Count))
            {
                best = values;
            }
        }

        return best;
    }

    internal override Filter<T> In(FilterView<T> view) => new AllOfFilter<T>([.. parts.Select(p => p.In(view))]);
}

/// <summary>Matches where any part does; where there are none, nothing.</summary>
internal sealed class AnyOfFilter<T>(IReadOnlyList<Filter<T>> given)
    : Filter<T>(given.Sum(p => p.Operations), 1 + given.Select(p => p.Depth).DefaultIfEmpty().Max())
{
    private readonly Filter<T>[] parts = [.. given];

    public override bool Matches(T item)
    {
        foreach (var part in parts)
        {
            if (part.Matches(item))
            {
                return true;
            }
        }

        return false;
    }

    internal override Expression ToExpression(Expression item) => parts.Length == 0
        ? Expression.Constant(false)
        : Balanced.Join([.. parts.Select(p => p.ToExpression(item))], Expression.OrElse);

    internal override IReadOnlyList<object?>? FindEquality(string fieldName)
    {
        var values = new HashSet<object?>();
        foreach (var part in parts)
        {
            if (part.FindEquality(fieldName) is not { } ofPart)
            {
                return null;
            }

            values.UnionWith(ofPart);
        }

        return [.. values];
    }

    internal override Filter<T> In(FilterView<T> view) => new AnyOfFilter<T>([.. parts.Select(p => p.In(view))]);
}
