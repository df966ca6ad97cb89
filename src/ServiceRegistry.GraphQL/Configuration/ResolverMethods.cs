using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>What compiled resolvers call.</summary>
internal static class ResolverMethods
{
    public static MethodInfo Argument { get; } = typeof(IResolverContext).GetMethod(nameof(IResolverContext.Argument))!;

    public static MethodInfo IsArgumentProvided { get; } = typeof(IResolverContext).GetMethod(nameof(IResolverContext.IsArgumentProvided))!;

    public static MethodInfo IsSelected { get; } = typeof(IResolverContext).GetMethod(nameof(IResolverContext.IsSelected))!;

    /// <summary>The object that the field belongs to, not by way of a generic method of an interface, which costs more than most resolvers.</summary>
    public static Expression ParentOf(Expression context, Type type)
    {
        var field = context.Type == typeof(FieldContext) ? context : Expression.Convert(context, typeof(FieldContext));
        return Expression.Convert(Expression.Property(field, nameof(FieldContext.ParentValue)), type);
    }

    /// <summary>An object as a value of a type; the type's default where it is null.</summary>
    public static Expression OrDefault(Expression value, Type type)
    {
        if (!type.IsValueType)
        {
            return Expression.Convert(value, type);
        }

        var temporary = Expression.Variable(typeof(object));
        return Expression.Block(
            [temporary],
            Expression.Assign(temporary, value),
            Expression.Condition(
                Expression.Equal(temporary, Expression.Constant(null)), Expression.Default(type), Expression.Convert(temporary, type)));
    }

    public static T? Service<T>(IResolverContext context, bool optional) => context.Services.GetService(typeof(T)) switch
    {
        T service => service,
        null when optional => default,
        _ => throw new InvalidOperationException($"The service {typeof(T)} that {context.Field.Name} needs is not registered."),
    };

    public static T Loader<T>(IResolverContext context, DataLoaderDefinition definition) =>
        (T)((FieldContext)context).Operation.DataLoaderOf(definition, context);

    public static T? State<T>(IResolverContext context, string key, bool optional) =>
        context.ContextData.TryGetValue(key, out var value) && value is T state ? state
        : optional ? default
        : throw new InvalidOperationException($"The operation has no state {key} of {typeof(T)}, which {context.Field.Name} needs.");

    public static ValueTask<object?> FromTask<T>(Task<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : Await(task);

        static async ValueTask<object?> Await(Task<T> task) => await task;
    }

    public static ValueTask<object?> FromValueTask<T>(ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : Await(task);

        static async ValueTask<object?> Await(ValueTask<T> task) => await task;
    }
}
