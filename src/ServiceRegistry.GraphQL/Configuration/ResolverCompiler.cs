using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.InteropServices;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>
/// Binds members to fields by compiled expressions, each compiled when its field is first used: a start compiles none, and no request
/// uses reflection.
/// </summary>
internal static class ResolverCompiler
{
    public static Resolver Compile(MemberInfo member, ArgumentList arguments, TypeCatalog catalog, string where)
    {
        if (member is MethodInfo method)
        {
            var returned = method.ReturnType;
            if (!IsResolver(method))
            {
                catalog.Fail(where, "a field answers something, has no type parameters, and takes its parameters by value.");
                return new Resolver(_ => null, null);
            }

            if (returned.IsGenericType && returned.GetGenericTypeDefinition() is var task && (task == typeof(Task<>) || task == typeof(ValueTask<>)))
            {
                var adapter = task == typeof(Task<>) ? nameof(ResolverMethods.FromTask) : nameof(ResolverMethods.FromValueTask);
                return new Resolver(null, Lazily<AsyncResolver>(
                    context => Expression.Call(typeof(ResolverMethods), adapter, returned.GetGenericArguments(), Value(context)),
                    get => context => get()(context)));
            }
        }

        return new Resolver(Lazily<PureResolver>(context => AsObject(Value(context)), get => context => get()(context)), null);

        Expression Value(ParameterExpression context) => Body(member, context, arguments, catalog);
    }

    /// <summary>True for a method that can be bound to a field.</summary>
    public static bool IsResolver(MethodInfo method) =>
        method.ReturnType != typeof(void) && method.ReturnType != typeof(Task) && method.ReturnType != typeof(ValueTask) &&
        !method.ContainsGenericParameters && !method.GetParameters().Any(p => p.ParameterType.IsByRef);

    // A list of objects that is an immutable array gives the array inside: nothing is boxed, and it is read without an enumerator.
    private static Expression AsObject(Expression value)
    {
        if (!value.Type.IsGenericType || value.Type.GetGenericTypeDefinition() != typeof(ImmutableArray<>) || value.Type.GetGenericArguments()[0].IsValueType)
        {
            return Expression.Convert(value, typeof(object));
        }

        var list = Expression.Variable(value.Type);
        return Expression.Block(
            [list],
            Expression.Assign(list, value),
            Expression.Condition(
                Expression.Property(list, nameof(ImmutableArray<>.IsDefault)),
                Expression.Convert(list, typeof(object)),
                Expression.Convert(
                    Expression.Call(
                        typeof(ImmutableCollectionsMarshal), nameof(ImmutableCollectionsMarshal.AsArray), value.Type.GetGenericArguments(), list),
                    typeof(object))));
    }

    /// <summary>The member's value, with its parameters bound.</summary>
    public static Expression Body(MemberInfo member, ParameterExpression context, ArgumentList arguments, TypeCatalog catalog) => member switch
    {
        PropertyInfo { GetMethod.IsStatic: true } property => Expression.Property(null, property),
        PropertyInfo property => Expression.Property(ResolverMethods.ParentOf(context, property.ReflectedType!), property),
        _ => Expression.Call(
            (MethodInfo)member, ((MethodInfo)member).GetParameters().Select(p => ParameterSource.Bind(p, context, arguments, catalog))),
    };

    /// <summary>A delegate that is compiled when it is first called.</summary>
    /// <param name="body">From the context's expression to the body.</param>
    /// <param name="indirect">From what gives the compiled delegate to one that calls it.</param>
    public static TDelegate Lazily<TDelegate>(Func<ParameterExpression, Expression> body, Func<Func<TDelegate>, TDelegate> indirect)
        where TDelegate : Delegate
    {
        TDelegate? compiled = null;
        return indirect(() => compiled ??= Compile());

        TDelegate Compile()
        {
            var context = Expression.Parameter(typeof(IResolverContext), "context");
            return Expression.Lambda<TDelegate>(body(context), context).Compile();
        }
    }
}
