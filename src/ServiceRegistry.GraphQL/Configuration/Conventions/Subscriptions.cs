using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes the fields of the subscription root: a stream of events, and what each event answers.</summary>
internal static class Subscriptions
{
    public static IEnumerable<OutputField> Fields(IEnumerable<Type> classes, TypeCatalog catalog) => classes
        .SelectMany(ObjectFields.StaticMembers)
        .OfType<MethodInfo>()
        .Where(method => method.IsDefined(typeof(SubscribeAttribute)))
        .Select(method => Field(method, catalog))
        .OfType<OutputField>();

    private static OutputField? Field(MethodInfo method, TypeCatalog catalog)
    {
        var where = $"{method.DeclaringType!.Name}.{method.Name}";
        var with = method.GetCustomAttribute<SubscribeAttribute>()!.With;
        var source = method.DeclaringType!.GetMethod(with, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static);
        if (source is null || (!IsShared(source.ReturnType) && StreamOf(source.ReturnType) is null))
        {
            catalog.Fail(where, $"{with} is no static method that gives an IAsyncEnumerable or a SharedSource.");
            return null;
        }

        var arguments = ArgumentList.Of(source, catalog, where);
        arguments.Add(method, catalog, where);
        var resolver = ResolverCompiler.Compile(method, arguments, catalog, where);
        return new OutputField(
            Naming.Field(method),
            catalog.Describe(method),
            catalog.Outputs.Resolve(FieldBuilder.ShapeOf(method), method, where),
            arguments.Values,
            TypeCatalog.DeprecationOf(method))
        {
            Resolve = resolver.Pure,
            ResolveAsync = resolver.Async,
            Share = IsShared(source.ReturnType) ? ShareWith(source, arguments, catalog) : null,
            Subscribe = StreamOf(source.ReturnType) is { } stream ? SubscribeWith(source, stream, arguments, catalog) : null,
            Directives = catalog.Directives.At(where, method),
        }.WithCost(method);
    }

    private static bool IsShared(Type returned) => typeof(SharedSource).IsAssignableFrom(returned);

    private static ShareResolver ShareWith(MethodInfo source, ArgumentList arguments, TypeCatalog catalog) => ResolverCompiler.Lazily<ShareResolver>(
        context => Expression.New(
            typeof(ValueTask<SharedSource>).GetConstructor([typeof(SharedSource)])!, ResolverCompiler.Body(source, context, arguments, catalog)),
        get => context => get()(context));

    private static SubscribeResolver SubscribeWith(
        MethodInfo source, (Type EventType, string Adapter) stream, ArgumentList arguments, TypeCatalog catalog) =>
        ResolverCompiler.Lazily<SubscribeResolver>(
            context => Expression.Call(
                typeof(Subscriptions), stream.Adapter, [stream.EventType], ResolverCompiler.Body(source, context, arguments, catalog)),
            get => context => get()(context));

    private static (Type EventType, string Adapter)? StreamOf(Type returned)
    {
        if (!returned.IsGenericType)
        {
            return null;
        }

        var definition = returned.GetGenericTypeDefinition();
        var argument = returned.GetGenericArguments()[0];
        return definition switch
        {
            _ when definition == typeof(IAsyncEnumerable<>) => (argument, nameof(FromStream)),
            _ when definition == typeof(Task<>) && IsStream(argument) => (argument.GetGenericArguments()[0], nameof(FromTask)),
            _ when definition == typeof(ValueTask<>) && IsStream(argument) => (argument.GetGenericArguments()[0], nameof(FromValueTask)),
            _ => null,
        };
    }

    private static bool IsStream(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static ValueTask<IAsyncEnumerable<object?>> FromStream<T>(IAsyncEnumerable<T> stream) => new(Boxed(stream));

    private static async ValueTask<IAsyncEnumerable<object?>> FromTask<T>(Task<IAsyncEnumerable<T>> stream) => Boxed(await stream);

    private static async ValueTask<IAsyncEnumerable<object?>> FromValueTask<T>(ValueTask<IAsyncEnumerable<T>> stream) => Boxed(await stream);

    private static IAsyncEnumerable<object?> Boxed<T>(IAsyncEnumerable<T> stream) =>
        stream as IAsyncEnumerable<object?> ?? stream.Select(item => (object?)item);
}
