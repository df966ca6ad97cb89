using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>A field of a filter's input type: turns the operations given for it into a filter.</summary>
internal abstract class FilterField<T>
{
    /// <summary>The filter for the coerced value of the field.</summary>
    public abstract Filter<T> Bind(object operations);
}

/// <summary>A field on one value.</summary>
/// <param name="name">The field's name.</param>
/// <param name="member">The value.</param>
/// <param name="convert">From the coerced operand to the CLR one; null where they are the same.</param>
internal sealed class ValueFilterField<T, TValue>(string name, Member<T, TValue> member, Func<object, object>? convert) : FilterField<T>
{
    public override Filter<T> Bind(object operations) => Bind((FilterOperations)operations);

    // As deep as the input, whose depth was bounded when it was made.
    private Filter<T> Bind(FilterOperations operations)
    {
        var parts = new List<Filter<T>>();
        foreach (var (op, operand) in operations.Operations)
        {
            parts.Add(new ValueFilter<T, TValue>(name, member, Test(op, operand)));
        }

        parts.AddRange(operations.And.Select(Bind));
        if (operations.Or is { } any)
        {
            parts.Add(new AnyOfFilter<T>([.. any.Select(Bind)]));
        }

        return AllOfFilter<T>.Of(parts);
    }

    private ValueTest<TValue> Test(FilterOperator op, object? operand)
    {
        return op switch
        {
            FilterOperator.Eq => new EqualTest<TValue>(Operand(operand), negated: false),
            FilterOperator.Neq => new EqualTest<TValue>(Operand(operand), negated: true),
            FilterOperator.IEq when operand is null => new EqualTest<TValue>(Operand(operand), negated: false),
            FilterOperator.In => new InTest<TValue>(Operands(), negated: false),
            FilterOperator.Nin => new InTest<TValue>(Operands(), negated: true),
            FilterOperator.Gt or FilterOperator.NGt => Compare(ExpressionType.GreaterThan, op == FilterOperator.NGt),
            FilterOperator.Gte or FilterOperator.NGte => Compare(ExpressionType.GreaterThanOrEqual, op == FilterOperator.NGte),
            FilterOperator.Lt or FilterOperator.NLt => Compare(ExpressionType.LessThan, op == FilterOperator.NLt),
            FilterOperator.Lte or FilterOperator.NLte => Compare(ExpressionType.LessThanOrEqual, op == FilterOperator.NLte),
            FilterOperator.Contains or FilterOperator.NContains => Text(TextPlace.Anywhere, negated: op == FilterOperator.NContains),
            FilterOperator.StartsWith or FilterOperator.NStartsWith => Text(TextPlace.Start, negated: op == FilterOperator.NStartsWith),
            FilterOperator.EndsWith or FilterOperator.NEndsWith => Text(TextPlace.End, negated: op == FilterOperator.NEndsWith),
            FilterOperator.IContains => Text(TextPlace.Anywhere, folded: true),
            FilterOperator.IStartsWith => Text(TextPlace.Start, folded: true),
            FilterOperator.IEndsWith => Text(TextPlace.End, folded: true),
            _ => Text(TextPlace.Whole, folded: true),
        };

        IReadOnlyList<TValue> Operands() => [.. ((IEnumerable<object?>)operand!).Select(Operand)];

        CompareTest<TValue> Compare(ExpressionType comparison, bool negated) => new(comparison, Operand(operand), negated);

        // Operations on text are on the input type of text alone, so that TValue is string here.
        ValueTest<TValue> Text(TextPlace place, bool folded = false, bool negated = false) =>
            (ValueTest<TValue>)(object)new TextTest(place, (string)operand!, folded, negated);
    }

    private TValue Operand(object? operand) => operand is null ? default! : (TValue)(convert is null ? operand : convert(operand));
}

/// <summary>The items of a list of leaves, seen as objects with a single value.</summary>
internal static class ElementFilterField
{
    /// <summary>The name of that value, which no field has.</summary>
    public const string Name = "";
}

/// <summary>A field on a list.</summary>
/// <param name="name">The field's name.</param>
/// <param name="member">The list.</param>
/// <param name="bindItems">From what is given for the items to a filter of one.</param>
internal sealed class ListFilterField<T, TItem>(string name, ListMember<T, TItem> member, Func<object, Filter<TItem>> bindItems) : FilterField<T>
{
    public override Filter<T> Bind(object operations)
    {
        var list = (ListOperations)operations;
        var parts = new List<Filter<T>>();
        foreach (var (quantifier, items) in list.Quantified)
        {
            parts.Add(new ListFilter<T, TItem>(name, member, quantifier, bindItems(items)));
        }

        if (list.Any is { } any)
        {
            parts.Add(new AnyItemFilter<T, TItem>(name, member, any));
        }

        return AllOfFilter<T>.Of(parts);
    }
}

/// <summary>A field on an object of the object.</summary>
internal sealed class ObjectFilterField<T, TChild>(Member<T, TChild> member) : FilterField<T>
{
    public override Filter<T> Bind(object operations) => new ObjectFilter<T, TChild>(member, (Filter<TChild>)operations);
}
