using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>Other values of the same object, against which a filter is held once more as a whole.</summary>
/// <param name="when">Where the object has that view.</param>
/// <param name="members">The members in place of those of fields, by the fields' names.</param>
internal sealed class FilterView<T>(Expression<Func<T, bool>> when, IReadOnlyDictionary<string, object> members)
{
    private readonly Member<T, bool> exists = new(when);

    /// <summary>The member in place of a field's; null where it stays.</summary>
    public object? Find(string fieldName) => members.GetValueOrDefault(fieldName);

    /// <summary>
    /// A filter that matches where it does as the object is, or in this view. What says the same of both is said once and outside of
    /// that: a database orders what comes by two ways before it takes a page of it.
    /// </summary>
    public Filter<T> AddTo(Filter<T> filter)
    {
        Filter<T>[] parts = [.. filter is AllOfFilter<T> all ? all.Parts : [filter]];
        Filter<T>[] differing = [.. parts.Where(part => part.In(this) != part)];
        if (differing.Length == 0)
        {
            return filter;
        }

        var either = Either(AllOfFilter<T>.Of(differing));
        return differing.Length == parts.Length ? either : new AllOfFilter<T>([.. parts.Except(differing), either]);
    }

    private AnyOfFilter<T> Either(Filter<T> filter) => new(
        [filter, new AllOfFilter<T>([new ValueFilter<T, bool>(ElementFilterField.Name, exists, new EqualTest<bool>(true, false)), filter.In(this)])]);
}
