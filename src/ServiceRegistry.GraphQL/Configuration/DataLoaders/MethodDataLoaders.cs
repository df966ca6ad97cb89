using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes data loaders of methods.</summary>
internal static class MethodDataLoaders
{
    private static readonly MethodInfo DefineTyped =
        typeof(MethodDataLoaders).GetMethod(nameof(DefineOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The loader of a method; null where the method is none, which is said.</summary>
    public static DataLoaderDefinition? Define(MethodInfo method, TypeCatalog catalog)
    {
        var keys = method.GetParameters().FirstOrDefault()?.ParameterType;
        if (keys is { IsGenericType: true } && keys.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && ResultOf(method.ReturnType) is { } result &&
            result.Key == keys.GetGenericArguments()[0])
        {
            return (DataLoaderDefinition)DefineTyped.MakeGenericMethod(result.Key, result.Value).Invoke(null, [method, result.Adapter, catalog])!;
        }

        catalog.Fail(
            $"{method.DeclaringType!.Name}.{method.Name}",
            "a data loader takes an IReadOnlyList of keys first, and answers a Task of an IReadOnlyDictionary, or of an ILookup, by those keys.");
        return null;
    }

    private static DataLoaderDefinition DefineOf<TKey, TValue>(MethodInfo method, MethodInfo adapter, TypeCatalog catalog)
        where TKey : notnull
    {
        var attribute = method.GetCustomAttribute<DataLoaderAttribute>()!;
        var options = attribute.MaxBatchSize > 0 ? new DataLoaderOptions { MaxBatchSize = attribute.MaxBatchSize } : DataLoaderOptions.Default;
        var load = new Lazy<Load<TKey, TValue>>(() => Compile<TKey, TValue>(method, adapter, catalog));
        return new DataLoaderDefinition(
            attribute.Name ?? Naming.Pascal(Naming.Field(method)),
            typeof(IDataLoader<TKey, TValue>),
            (context, batches) => new MethodDataLoader<TKey, TValue>(load.Value, context, batches, options));
    }

    private static Load<TKey, TValue> Compile<TKey, TValue>(MethodInfo method, MethodInfo adapter, TypeCatalog catalog)
    {
        var keys = Expression.Parameter(typeof(IReadOnlyList<TKey>), "keys");
        var context = Expression.Parameter(typeof(IResolverContext), "context");
        var cancellation = Expression.Parameter(typeof(CancellationToken), "cancellationToken");
        var call = Expression.Call(method, method.GetParameters().Select(Bind));
        return Expression.Lambda<Load<TKey, TValue>>(Expression.Call(adapter, call), keys, context, cancellation).Compile();

        Expression Bind(ParameterInfo parameter) => parameter.Position == 0 ? keys : ParameterSource.Of(parameter, catalog) switch
        {
            ParameterKind.Cancellation => cancellation,
            ParameterKind.Argument => ParameterSource.BindService(parameter, context),
            _ => ParameterSource.Bind(parameter, context, new ArgumentList(), catalog),
        };
    }

    private static (Type Key, Type Value, MethodInfo Adapter)? ResultOf(Type returned)
    {
        if (!returned.IsGenericType || returned.GetGenericTypeDefinition() is var task && task != typeof(Task<>) && task != typeof(ValueTask<>))
        {
            return null;
        }

        var result = returned.GetGenericArguments()[0];
        var isTask = returned.GetGenericTypeDefinition() == typeof(Task<>);
        if (Find(typeof(ILookup<,>)) is [var groupKey, var item])
        {
            var adapter = typeof(DataLoaderResults).GetMethod(isTask ? nameof(DataLoaderResults.GroupsOfTask) : nameof(DataLoaderResults.GroupsOfValueTask))!;
            return (groupKey, item.MakeArrayType(), adapter.MakeGenericMethod(result, groupKey, item));
        }

        if (Find(typeof(IReadOnlyDictionary<,>)) is [var key, var value])
        {
            var adapter = typeof(DataLoaderResults).GetMethod(isTask ? nameof(DataLoaderResults.ValuesOfTask) : nameof(DataLoaderResults.ValuesOfValueTask))!;
            return (key, value, adapter.MakeGenericMethod(result, key, value));
        }

        return null;

        Type[] Find(Type open) => result.GetInterfaces().Prepend(result)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == open)?.GetGenericArguments() ?? [];
    }
}

/// <summary>Fetches the values of some keys.</summary>
internal delegate Task<IReadOnlyDictionary<TKey, TValue>> Load<TKey, TValue>(
    IReadOnlyList<TKey> keys, IResolverContext context, CancellationToken cancellationToken);

/// <summary>The data loader of a method, for one operation.</summary>
/// <param name="context">The field that asked first; its services and state are those of the operation.</param>
internal sealed class MethodDataLoader<TKey, TValue>(
    Load<TKey, TValue> load, IResolverContext context, IBatchScheduler batches, DataLoaderOptions options)
    : BatchDataLoader<TKey, TValue>(batches, options)
    where TKey : notnull
{
    // A key without a group has an empty one.
    private protected override TValue? Missing { get; } =
        typeof(TValue) is { IsArray: true } array ? (TValue)(object)Array.CreateInstance(array.GetElementType()!, 0) : default;

    protected override Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken) =>
        load(keys, context, cancellationToken);
}

/// <summary>What methods answer, as loaders want it.</summary>
internal static class DataLoaderResults
{
    public static async Task<IReadOnlyDictionary<TKey, TValue>> ValuesOfTask<T, TKey, TValue>(Task<T> task)
        where T : IReadOnlyDictionary<TKey, TValue> => await task.ConfigureAwait(false);

    public static async Task<IReadOnlyDictionary<TKey, TValue>> ValuesOfValueTask<T, TKey, TValue>(ValueTask<T> task)
        where T : IReadOnlyDictionary<TKey, TValue> => await task.ConfigureAwait(false);

    public static async Task<IReadOnlyDictionary<TKey, TValue[]>> GroupsOfTask<T, TKey, TValue>(Task<T> task)
        where T : ILookup<TKey, TValue>
        where TKey : notnull => (await task.ConfigureAwait(false)).ToDictionary(group => group.Key, group => group.ToArray());

    public static async Task<IReadOnlyDictionary<TKey, TValue[]>> GroupsOfValueTask<T, TKey, TValue>(ValueTask<T> task)
        where T : ILookup<TKey, TValue>
        where TKey : notnull => (await task.ConfigureAwait(false)).ToDictionary(group => group.Key, group => group.ToArray());
}
