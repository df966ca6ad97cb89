using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>One operation on one value of the object.</summary>
internal sealed class ValueFilter<T, TValue>(string fieldName, Member<T, TValue> member, ValueTest<TValue> test) : Filter<T>(1, 1)
{
    public override bool Matches(T item) => test.Matches(member.Read(item));

    internal override Expression ToExpression(Expression item) => test.ToExpression(member.ToExpression(item));

    internal override IReadOnlyList<object?>? FindEquality(string name) =>
        name == fieldName && test.EqualValues is { } values ? [.. values.Select(v => (object?)v)] : null;

    internal override Filter<T> In(FilterView<T> view) => view.Find(fieldName) is { } other
        ? new ValueFilter<T, TValue>(fieldName, (Member<T, TValue>)other, test)
        : this;
}
