using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>How many items of a list must match.</summary>
internal enum Quantifier
{
    All,
    None,
    Some,
}

/// <summary>A filter on the items of a list of the object; a list that is null has none.</summary>
internal sealed class ListFilter<T, TItem>(string fieldName, ListMember<T, TItem> member, Quantifier quantifier, Filter<TItem> items)
    : Filter<T>(1 + items.Operations, 1 + items.Depth)
{
    public override bool Matches(T item)
    {
        // All match where none does not; the other two ask for one that does.
        var sought = quantifier != Quantifier.All;
        return Has(member.Read(item), sought) == (quantifier == Quantifier.Some);
    }

    private bool Has(IEnumerable<TItem> list, bool sought) => list is IReadOnlyList<TItem> indexed ? HasAt(indexed, sought) : HasAny(list, sought);

    private bool HasAny(IEnumerable<TItem> list, bool sought) => list.Any(element => items.Matches(element) == sought);

    // Most lists: nothing is allocated for each item.
    private bool HasAt(IReadOnlyList<TItem> list, bool sought)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (items.Matches(list[i]) == sought)
            {
                return true;
            }
        }

        return false;
    }

    internal override Expression ToExpression(Expression item)
    {
        var list = member.ToExpression(item);
        return quantifier switch
        {
            Quantifier.Some => Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(TItem)], list, items.ToExpression()),
            Quantifier.None => Expression.Not(
                Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(TItem)], list, items.ToExpression())),
            _ => Expression.Call(typeof(Enumerable), nameof(Enumerable.All), [typeof(TItem)], list, items.ToExpression()),
        };
    }

    internal override IReadOnlyList<object?>? FindEquality(string name) =>
        name == fieldName && quantifier == Quantifier.Some ? items.FindEquality(ElementFilterField.Name) : null;

    internal override Filter<T> In(FilterView<T> view) => view.Find(fieldName) is { } other
        ? new ListFilter<T, TItem>(fieldName, (ListMember<T, TItem>)other, quantifier, items)
        : this;
}

/// <summary>Asks whether a list has items.</summary>
internal sealed class AnyItemFilter<T, TItem>(string fieldName, ListMember<T, TItem> member, bool any) : Filter<T>(1, 1)
{
    public override bool Matches(T item) => member.Read(item).Any() == any;

    internal override Expression ToExpression(Expression item)
    {
        Expression call = Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(TItem)], member.ToExpression(item));
        return any ? call : Expression.Not(call);
    }

    internal override IReadOnlyList<object?>? FindEquality(string name) => null;

    internal override Filter<T> In(FilterView<T> view) => view.Find(fieldName) is { } other
        ? new AnyItemFilter<T, TItem>(fieldName, (ListMember<T, TItem>)other, any)
        : this;
}
