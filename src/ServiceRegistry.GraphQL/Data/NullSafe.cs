using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>Rewrites <c>a.B.C</c> so that a null on the way makes the value null, where its type has one, or its default.</summary>
internal sealed class NullSafe : ExpressionVisitor
{
    private static readonly NullSafe Instance = new();

    public static Expression<TDelegate> Rewrite<TDelegate>(Expression<TDelegate> lambda) =>
        Expression.Lambda<TDelegate>(Rewrite(lambda.Body), lambda.Parameters);

    /// <summary>The outermost conversion to a nullable type is taken in, so that a null on the way does not become its default.</summary>
    public static Expression Rewrite(Expression body) => Instance.Visit(body);

    /// <summary>True where a null may stand on the way to the value: it is not a member of the object itself.</summary>
    public static bool MayMeetNull(Expression body) => body switch
    {
        MemberExpression { Expression: MemberExpression owner } => CanBeNull(owner.Type) || MayMeetNull(owner),
        UnaryExpression { NodeType: ExpressionType.Convert } conversion => MayMeetNull(conversion.Operand),
        _ => false,
    };

    protected override Expression VisitUnary(UnaryExpression node)
    {
        if (node.NodeType != ExpressionType.Convert || Nullable.GetUnderlyingType(node.Type) is null ||
            node.Operand is not MemberExpression { Expression: { } owner } member || !CanBeNull(owner.Type) || owner is ParameterExpression)
        {
            return base.VisitUnary(node);
        }

        return WhenNotNull(Visit(owner), safeOwner => Expression.Convert(member.Update(safeOwner), node.Type));
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        // Static members have no owner, and the object itself is never null.
        if (node.Expression is not { } owner || !CanBeNull(owner.Type) || owner is ParameterExpression)
        {
            return base.VisitMember(node);
        }

        return WhenNotNull(Visit(owner), node.Update);
    }

    // The owner is asked for once: it may be the answer of a method.
    private static BlockExpression WhenNotNull(Expression owner, Func<Expression, Expression> value)
    {
        var known = Expression.Variable(owner.Type);
        var found = value(known);
        return Expression.Block(
            [known],
            Expression.Assign(known, owner),
            Expression.Condition(Expression.Equal(known, Expression.Constant(null, owner.Type)), Expression.Default(found.Type), found));
    }

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
