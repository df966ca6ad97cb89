using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>Matches where all parts do; where there are none, everything.</summary>
internal sealed class AllOfFilter<T>(IReadOnlyList<Filter<T>> given)
    : Filter<T>(given.Operations(), 1 + given.Deepest())
{
    // An array, whose enumeration allocates nothing: this runs for every item.
    private readonly Filter<T>[] parts = [.. given];

    public IReadOnlyList<Filter<T>> Parts => parts;

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

    internal override Filter<T> In(FilterView<T> view) => parts.In(view) is { } others ? new AllOfFilter<T>(others) : this;
}

/// <summary>Matches where any part does; where there are none, nothing.</summary>
internal sealed class AnyOfFilter<T>(IReadOnlyList<Filter<T>> given)
    : Filter<T>(given.Operations(), 1 + given.Deepest())
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

    internal override Filter<T> In(FilterView<T> view) => parts.In(view) is { } others ? new AnyOfFilter<T>(others) : this;
}

/// <summary>What parts of a filter come to together; asked for every request, so without enumerators.</summary>
internal static class FilterParts
{
    /// <summary>The parts on other values of the same object; null where none of them differs there.</summary>
    public static Filter<T>[]? In<T>(this Filter<T>[] parts, FilterView<T> view)
    {
        var others = Array.ConvertAll(parts, part => part.In(view));
        return others.AsSpan().SequenceEqual(parts) ? null : others;
    }

    public static int Operations<T>(this IReadOnlyList<Filter<T>> parts)
    {
        var sum = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            sum += parts[i].Operations;
        }

        return sum;
    }

    public static int Deepest<T>(this IReadOnlyList<Filter<T>> parts)
    {
        var deepest = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            deepest = Math.Max(deepest, parts[i].Depth);
        }

        return deepest;
    }
}
