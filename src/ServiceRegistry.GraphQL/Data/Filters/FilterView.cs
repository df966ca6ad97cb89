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

    /// <summary>A filter that matches where it does as the object is, or in this view.</summary>
    public Filter<T> AddTo(Filter<T> filter) => new AnyOfFilter<T>(
        [filter, new AllOfFilter<T>([new ValueFilter<T, bool>(ElementFilterField.Name, exists, new EqualTest<bool>(true, false)), filter.In(this)])]);
}
