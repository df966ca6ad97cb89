using System.Linq.Expressions;
using System.Reflection;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>Where a text must stand in another.</summary>
internal enum TextPlace
{
    Anywhere,
    Start,
    End,
    Whole,
}

/// <summary>The operations on text alone: ordinal, or with A to Z folded and nothing else.</summary>
internal sealed class TextTest(TextPlace place, string operand, bool folded, bool negated) : ValueTest<string?>
{
    private static readonly MethodInfo Contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
    private static readonly MethodInfo From = typeof(string).GetMethod(nameof(string.Substring), [typeof(int)])!;
    private static readonly MethodInfo FromTo = typeof(string).GetMethod(nameof(string.Substring), [typeof(int), typeof(int)])!;
    private static readonly MethodInfo ToLower = typeof(string).GetMethod(nameof(string.ToLower), Type.EmptyTypes)!;

    private readonly string sought = folded ? AsciiCase.Fold(operand) : operand;

    public override bool Matches(string? value) => (value is not null && Holds(value)) != negated;

    public override Expression ToExpression(Expression value)
    {
        // lower() of a database folds A to Z alone on SQLite, and on PostgreSQL with the collation C.
        var text = folded ? Expression.Call(value, ToLower) : value;
        var holds = Place(text);
        return negated ? Expression.OrElse(IsNull(value), Expression.Not(holds)) : Expression.AndAlso(IsNotNull(value), holds);
    }

    private bool Holds(string value) => place switch
    {
        TextPlace.Anywhere => folded ? AsciiCase.Contains(value, sought) : value.Contains(sought, StringComparison.Ordinal),
        TextPlace.Start => folded ? AsciiCase.StartsWith(value, sought) : value.StartsWith(sought, StringComparison.Ordinal),
        TextPlace.End => folded ? AsciiCase.EndsWith(value, sought) : value.EndsWith(sought, StringComparison.Ordinal),
        _ => value.Length == sought.Length && AsciiCase.StartsWith(value, sought),
    };

    // Not StartsWith and EndsWith, which SQLite answers by LIKE, whatever the case. Databases count characters, not UTF-16 units.
    private Expression Place(Expression text)
    {
        var length = Operand(sought.EnumerateRunes().Count());
        var textLength = Expression.Property(text, nameof(string.Length));
        return place switch
        {
            TextPlace.Anywhere => Expression.Call(text, Contains, Operand(sought)),
            TextPlace.Start => LongEnough(Expression.Call(text, FromTo, Expression.Constant(0), length)),
            TextPlace.End => LongEnough(Expression.Call(text, From, Expression.Subtract(textLength, length))),
            _ => Expression.Equal(text, Operand(sought)),
        };

        Expression LongEnough(Expression part) =>
            Expression.AndAlso(Expression.GreaterThanOrEqual(textLength, length), Expression.Equal(part, Operand(sought)));
    }
}
