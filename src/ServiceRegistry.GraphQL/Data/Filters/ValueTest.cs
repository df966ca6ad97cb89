using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>One operation with its operand, held against values of a type.</summary>
internal abstract class ValueTest<TValue>
{
    /// <summary>The values of which one must be there, where the operation demands that; else null.</summary>
    public virtual IReadOnlyList<TValue>? EqualValues => null;

    public abstract bool Matches(TValue value);

    /// <summary>The same for a database: never unknown, for a null would otherwise vanish under a negation.</summary>
    public abstract Expression ToExpression(Expression value);

    protected static bool CanBeNull => default(TValue) is null;

    protected static Expression IsNull(Expression value) => Expression.Equal(value, Expression.Constant(null, typeof(TValue)));

    protected static Expression IsNotNull(Expression value) => Expression.NotEqual(value, Expression.Constant(null, typeof(TValue)));

    /// <summary>As a field of an object, so that a database gets a parameter, and one plan does for all values.</summary>
    protected static Expression Operand<TOperand>(TOperand operand) =>
        Expression.Field(Expression.Constant(new Holder<TOperand>(operand)), nameof(Holder<>.Value));

    private sealed class Holder<TOperand>(TOperand value)
    {
        public readonly TOperand Value = value;
    }
}

/// <summary><c>eq</c> and <c>neq</c>: null is a value like others.</summary>
internal sealed class EqualTest<TValue>(TValue operand, bool negated) : ValueTest<TValue>
{
    public override IReadOnlyList<TValue>? EqualValues => negated ? null : [operand];

    public override bool Matches(TValue value) => EqualityComparer<TValue>.Default.Equals(value, operand) != negated;

    public override Expression ToExpression(Expression value) =>
        negated ? Expression.NotEqual(value, Operand(operand)) : Expression.Equal(value, Operand(operand));
}

/// <summary><c>in</c> and <c>nin</c>.</summary>
internal sealed class InTest<TValue>(IReadOnlyList<TValue> operands, bool negated) : ValueTest<TValue>
{
    private readonly HashSet<TValue> set = [.. operands];

    public override IReadOnlyList<TValue>? EqualValues => negated ? null : [.. set];

    public override bool Matches(TValue value) => set.Contains(value) != negated;

    public override Expression ToExpression(Expression value)
    {
        Expression contains = Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TValue)], Operand<IEnumerable<TValue>>(set.ToArray()), value);
        return negated ? Expression.Not(contains) : contains;
    }
}

/// <summary><c>gt</c>, <c>gte</c>, <c>lt</c>, <c>lte</c> and their negations: null is in no order.</summary>
internal sealed class CompareTest<TValue>(ExpressionType comparison, TValue operand, bool negated) : ValueTest<TValue>
{
    public override bool Matches(TValue value) => (value is not null && Holds(Comparer<TValue>.Default.Compare(value, operand))) != negated;

    public override Expression ToExpression(Expression value)
    {
        Expression holds = Ordering.Compare(comparison, value, Operand(operand));
        return (CanBeNull, negated) switch
        {
            (true, true) => Expression.OrElse(IsNull(value), Expression.Not(holds)),
            (true, false) => Expression.AndAlso(IsNotNull(value), holds),
            (false, true) => Expression.Not(holds),
            _ => holds,
        };
    }

    private bool Holds(int order) => comparison switch
    {
        ExpressionType.GreaterThan => order > 0,
        ExpressionType.GreaterThanOrEqual => order >= 0,
        ExpressionType.LessThan => order < 0,
        _ => order <= 0,
    };
}
