using System.Linq.Expressions;
using System.Reflection;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>A value that items are sorted by.</summary>
internal abstract class SortKey<T>(LambdaExpression selector)
{
    /// <summary>Says which value it is: two keys on the same one have the same.</summary>
    public string Identity { get; } = Describe(selector.Body);

    /// <summary>The value as it was described.</summary>
    public LambdaExpression Selector { get; } = selector;

    /// <summary>A key of any type; one that a null on the way makes null has a type that can be.</summary>
    public static SortKey<T> Of(LambdaExpression selector)
    {
        var body = selector.Body;
        if (body.Type.IsValueType && Nullable.GetUnderlyingType(body.Type) is null && NullSafe.MayMeetNull(body))
        {
            body = Expression.Convert(body, typeof(Nullable<>).MakeGenericType(body.Type));
        }

        var lambda = Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(T), body.Type), body, selector.Parameters);
        return (SortKey<T>)Activator.CreateInstance(typeof(SortKey<,>).MakeGenericType(typeof(T), body.Type), lambda)!;
    }

    public abstract int Compare(T left, T right);

    /// <summary>Where the item's value stands beside that of a place.</summary>
    public abstract int CompareTo(T item, object? place);

    public abstract object? Read(T item);

    /// <summary>Reads what <see cref="KeyText.Write"/> wrote.</summary>
    public abstract bool TryParse(string? text, out object? value);

    public abstract IOrderedQueryable<T> Apply(IQueryable<T> source, bool first, bool descending);

    /// <summary>For a database: the item's value is that of a place.</summary>
    public abstract Expression IsAt(Expression item, object? place);

    /// <summary>For a database: the item's value does not stand before that of a place; null where an index could not use it.</summary>
    public abstract Expression? IsNotBefore(Expression item, object? place, bool descending);

    /// <summary>For a database: the item's value stands behind that of a place; null where none can.</summary>
    public abstract Expression? IsBehind(Expression item, object? place, bool descending);

    private static string Describe(Expression body) => body switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } conversion => Describe(conversion.Operand),
        MemberExpression { Expression: MemberExpression owner } member => $"{Describe(owner)}.{member.Member.Name}",
        MemberExpression member => member.Member.Name,
        _ => body.ToString(),
    };
}

/// <summary>A value of one type that items are sorted by.</summary>
internal sealed class SortKey<T, TKey>(Expression<Func<T, TKey>> selector) : SortKey<T>(selector)
{
    private readonly Member<T, TKey> member = new(selector);
    private readonly IComparer<TKey> comparer = Ordering.Comparer<TKey>();
    private readonly bool canBeNull = default(TKey) is null && !IsNeverNull(selector.Body);

    public override int Compare(T left, T right) => comparer.Compare(member.Read(left), member.Read(right));

    public override int CompareTo(T item, object? place) => comparer.Compare(member.Read(item), (TKey)place!);

    public override object? Read(T item) => member.Read(item);

    public override bool TryParse(string? text, out object? value)
    {
        value = null;
        return text is null ? default(TKey) is null : KeyText.TryParse(text, Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey), out value);
    }

    public override IOrderedQueryable<T> Apply(IQueryable<T> source, bool first, bool descending)
    {
        // Databases differ in where null stands, so a value that can be null is preceded by whether it is.
        if (canBeNull)
        {
            var item = member.Selector.Parameters[0];
            var hasValue = Expression.Lambda<Func<T, bool>>(
                Expression.NotEqual(member.Selector.Body, Expression.Constant(null, typeof(TKey))), item);
            source = By(source, hasValue, first, descending);
            first = false;
        }

        return By(source, member.Selector, first, descending);
    }

    public override Expression IsAt(Expression item, object? place) => Expression.Equal(member.ToExpression(item), Place(place));

    public override Expression? IsBehind(Expression item, object? place, bool descending)
    {
        var value = member.ToExpression(item);
        var isNull = canBeNull ? Expression.Equal(value, Expression.Constant(null, typeof(TKey))) : null;
        if (place is null)
        {
            return descending || isNull is null ? null : Expression.Not(isNull);
        }

        var behind = Ordering.Compare(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, value, Place(place));
        return (isNull, descending) switch
        {
            (null, _) => behind,
            (_, true) => Expression.OrElse(isNull, behind),
            _ => Expression.AndAlso(Expression.Not(isNull), behind),
        };
    }

    public override Expression? IsNotBefore(Expression item, object? place, bool descending) => canBeNull || place is null
        ? null
        : Ordering.Compare(
            descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, member.ToExpression(item), Place(place));

    private static IOrderedQueryable<T> By<TPart>(IQueryable<T> source, Expression<Func<T, TPart>> part, bool first, bool descending) =>
        (first, descending) switch
        {
            (true, false) => source.OrderBy(part),
            (true, true) => source.OrderByDescending(part),
            (false, false) => ((IOrderedQueryable<T>)source).ThenBy(part),
            _ => ((IOrderedQueryable<T>)source).ThenByDescending(part),
        };

    private static bool IsNeverNull(Expression body) =>
        body is MemberExpression { Member: PropertyInfo property } && !NullSafe.MayMeetNull(body) &&
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull;

    private static Expression Place(object? place) =>
        Expression.Field(Expression.Constant(new PlaceKey((TKey)place!)), nameof(PlaceKey.Value));

    // A field of an object, so that a database gets a parameter.
    private sealed class PlaceKey(TKey value)
    {
        public readonly TKey Value = value;
    }
}
