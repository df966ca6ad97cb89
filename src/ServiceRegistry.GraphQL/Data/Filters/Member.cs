using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>A value of an object, as an expression for databases, and as a delegate that no null on the way can break.</summary>
/// <param name="selector">From the object to the value.</param>
internal sealed class Member<T, TValue>(Expression<Func<T, TValue>> selector)
{
    private Func<T, TValue>? read;

    public Expression<Func<T, TValue>> Selector { get; } = selector;

    /// <summary>The value; null where something on the way to it is. Compiled when first used, so that a start stays fast.</summary>
    public TValue Read(T item) => (read ??= NullSafe.Rewrite(Selector).Compile())(item);

    public Expression ToExpression(Expression item) => ParameterReplacer.Inline(Selector, item);
}

/// <summary>A list of an object.</summary>
/// <param name="selector">From the object to the list.</param>
internal sealed class ListMember<T, TItem>(LambdaExpression selector)
{
    private Func<T, IEnumerable<TItem>?>? read;

    public IEnumerable<TItem> Read(T item) => (read ??= Compile())(item) ?? [];

    public Expression ToExpression(Expression item) => ParameterReplacer.Inline(selector, item);

    private Func<T, IEnumerable<TItem>?> Compile()
    {
        var body = NullSafe.Rewrite(selector.Body);
        // The array inside is taken, so that nothing is boxed and a list that was never set is none.
        var list = body.Type == typeof(ImmutableArray<TItem>)
            ? Expression.Call(AsArray.MakeGenericMethod(typeof(TItem)), body)
            : (Expression)Expression.Convert(body, typeof(IEnumerable<TItem>));
        return Expression.Lambda<Func<T, IEnumerable<TItem>?>>(Expression.Convert(list, typeof(IEnumerable<TItem>)), selector.Parameters)
            .Compile();
    }

    private static readonly MethodInfo AsArray = typeof(ImmutableCollectionsMarshal).GetMethod(nameof(ImmutableCollectionsMarshal.AsArray))!;
}
