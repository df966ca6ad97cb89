using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>A filter on an object that the object has; where it has none, nothing matches.</summary>
internal sealed class ObjectFilter<T, TChild>(Member<T, TChild> member, Filter<TChild> child)
    : Filter<T>(1 + child.Operations, 1 + child.Depth)
{
    public override bool Matches(T item) => member.Read(item) is { } value && child.Matches(value);

    internal override Expression ToExpression(Expression item)
    {
        var value = member.ToExpression(item);
        return typeof(TChild).IsValueType
            ? child.ToExpression(value)
            : Expression.AndAlso(Expression.NotEqual(value, Expression.Constant(null, typeof(TChild))), child.ToExpression(value));
    }

    internal override IReadOnlyList<object?>? FindEquality(string fieldName) => null;

    internal override Filter<T> In(FilterView<T> view) => this;
}
