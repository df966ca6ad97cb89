using System.Linq.Expressions;
using ServiceRegistry.GraphQL.Data;

namespace ServiceRegistry.GraphQL;

/// <summary>An <c>order</c> that was read: total, since it ends with the key of the items.</summary>
/// <typeparam name="T">What is sorted.</typeparam>
public sealed class SortOrder<T> : IComparer<T>
{
    internal SortOrder(IReadOnlyList<SortStep<T>> steps, bool isDefault)
    {
        Steps = [.. steps];
        IsDefault = isDefault;
    }

    /// <summary>True where none was asked for.</summary>
    public bool IsDefault { get; }

    internal SortStep<T>[] Steps { get; }

    /// <summary>Says which order it is, for cursors.</summary>
    internal string Identity => field ??= string.Join(',', Steps.Select(s => $"{s.Key.Identity} {(s.Descending ? "DESC" : "ASC")}"));

    /// <inheritdoc />
    public int Compare(T? x, T? y)
    {
        foreach (var (key, descending) in Steps)
        {
            var order = key.Compare(x!, y!);
            if (order != 0)
            {
                return descending ? -order : order;
            }
        }

        return 0;
    }

    /// <summary>Where an item stands beside a place: less than 0 before it, more behind it.</summary>
    internal int CompareTo(T item, IReadOnlyList<object?> place)
    {
        for (var i = 0; i < Steps.Length; i++)
        {
            var order = Steps[i].Key.CompareTo(item, place[i]);
            if (order != 0)
            {
                return Steps[i].Descending ? -order : order;
            }
        }

        return 0;
    }

    internal IReadOnlyList<object?> PlaceOf(T item) => [.. Steps.Select(s => s.Key.Read(item))];

    internal IOrderedQueryable<T> Apply(IQueryable<T> source, bool reversed)
    {
        var ordered = Steps[0].Key.Apply(source, first: true, Steps[0].Descending != reversed);
        foreach (var (key, descending) in Steps.Skip(1))
        {
            ordered = key.Apply(ordered, first: false, descending != reversed);
        }

        return ordered;
    }

    /// <summary>For a database: the items behind a place, or before it, the place itself among them or not.</summary>
    internal Expression<Func<T, bool>> Beside(IReadOnlyList<object?> place, bool behind, bool inclusive)
    {
        var item = Expression.Parameter(typeof(T), "item");
        Expression? rest = inclusive ? Expression.Constant(true) : null;
        for (var i = Steps.Length - 1; i >= 0; i--)
        {
            var (key, descending) = Steps[i];
            var further = key.IsBehind(item, place[i], descending == behind);
            var atPlace = rest is null ? null : Expression.AndAlso(key.IsAt(item, place[i]), rest);
            rest = (further, atPlace) switch
            {
                (null, _) => atPlace,
                (_, null) => further,
                _ => Expression.OrElse(further, atPlace),
            };
        }

        // Said once more without an OR, so that an index on the first value leads to the place.
        var first = rest is null || Steps.Length == 1 ? null : Steps[0].Key.IsNotBefore(item, place[0], Steps[0].Descending == behind);
        return Expression.Lambda<Func<T, bool>>(first is null ? rest ?? Expression.Constant(false) : Expression.AndAlso(first, rest!), item);
    }
}

/// <summary>One value that an order goes by.</summary>
/// <param name="Key">The value.</param>
/// <param name="Descending">The greatest first.</param>
internal sealed record SortStep<T>(SortKey<T> Key, bool Descending);
