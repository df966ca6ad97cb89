using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>What a resolver's parameter is given.</summary>
internal enum ParameterKind
{
    Argument,
    Context,
    Cancellation,
    Parent,
    Service,
    Services,
    Schema,
    GlobalState,
    IsSelected,
    DataLoader,
    Registered,
}

/// <summary>Gives resolvers' parameters that are no arguments.</summary>
internal static class ParameterSource
{
    public static ParameterKind Of(ParameterInfo parameter, TypeCatalog catalog)
    {
        var type = parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(IResolverContext) => ParameterKind.Context,
            _ when type == typeof(CancellationToken) => ParameterKind.Cancellation,
            _ when type == typeof(IServiceProvider) => ParameterKind.Services,
            _ when type == typeof(Schema) => ParameterKind.Schema,
            _ when Has<ParentAttribute>() || Has<EventMessageAttribute>() => ParameterKind.Parent,
            _ when Has<ServiceAttribute>() => ParameterKind.Service,
            _ when Has<GlobalStateAttribute>() => ParameterKind.GlobalState,
            _ when Has<IsSelectedAttribute>() => ParameterKind.IsSelected,
            _ when catalog.Definition.ResolverParameters.ContainsKey(type) => ParameterKind.Registered,
            _ when DataLoaderCatalog.IsLoader(type) => ParameterKind.DataLoader,
            _ => ParameterKind.Argument,
        };

        bool Has<T>()
            where T : Attribute => parameter.IsDefined(typeof(T), false);
    }

    /// <summary>The parameter's value.</summary>
    public static Expression Bind(ParameterInfo parameter, Expression context, ArgumentList arguments, TypeCatalog catalog)
    {
        var type = parameter.ParameterType;
        return Of(parameter, catalog) switch
        {
            ParameterKind.Context => context,
            ParameterKind.Cancellation => Expression.Property(context, nameof(IResolverContext.RequestAborted)),
            ParameterKind.Services => Expression.Property(context, nameof(IResolverContext.Services)),
            ParameterKind.Schema => Expression.Property(context, nameof(IResolverContext.Schema)),
            ParameterKind.Parent => ResolverMethods.ParentOf(context, type),
            ParameterKind.Service => BindService(parameter, context),
            ParameterKind.DataLoader => Call(nameof(ResolverMethods.Loader), context, Expression.Constant(catalog.DataLoaders.Of(parameter))),
            ParameterKind.GlobalState => Call(
                nameof(ResolverMethods.State),
                context,
                Expression.Constant(parameter.GetCustomAttribute<GlobalStateAttribute>()!.Key ?? parameter.Name!),
                Expression.Constant(IsOptional(parameter))),
            ParameterKind.IsSelected => Expression.Call(
                context, ResolverMethods.IsSelected, Expression.Constant(parameter.GetCustomAttribute<IsSelectedAttribute>()!.FieldName)),
            ParameterKind.Registered => Expression.Convert(
                Expression.Invoke(Expression.Constant(catalog.Definition.ResolverParameters[type]), context), type),
            _ => Argument(parameter, context, arguments),
        };

        MethodCallExpression Call(string method, params Expression[] values) =>
            Expression.Call(typeof(ResolverMethods), method, [type], values);
    }

    /// <summary>A service of the parameter's type.</summary>
    public static Expression BindService(ParameterInfo parameter, Expression context) => Expression.Call(
        typeof(ResolverMethods), nameof(ResolverMethods.Service), [parameter.ParameterType], context, Expression.Constant(IsOptional(parameter)));

    private static Expression Argument(ParameterInfo parameter, Expression context, ArgumentList arguments)
    {
        var type = parameter.ParameterType;
        var value = arguments.Value(parameter, context);
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Optional<>))
        {
            return ResolverMethods.OrDefault(value, type);
        }

        var inner = type.GetGenericArguments()[0];
        return Expression.Condition(
            arguments.IsProvided(parameter, context),
            Expression.New(type.GetConstructor([inner])!, ResolverMethods.OrDefault(value, inner)),
            Expression.Default(type));
    }

    private static bool IsOptional(ParameterInfo parameter) => TypeShape.Of(parameter).IsNullable;
}
