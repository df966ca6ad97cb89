using System.Collections.Concurrent;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>A data loader that fields can ask for; each operation makes one of its own.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">What a parameter for it can be: an <see cref="IDataLoader{TKey, TValue}"/>, or a class.</param>
/// <param name="create">Makes one.</param>
internal sealed class DataLoaderDefinition(string name, Type type, Func<IResolverContext, IBatchScheduler, IDataLoader> create)
{
    private static readonly ConcurrentDictionary<Type, DataLoaderDefinition> Classes = new();

    public string Name => name;

    public Type Type => type;

    public IDataLoader Create(IResolverContext context, IBatchScheduler batches) => create(context, batches);

    /// <summary>The definition of a class, the same for all who ask.</summary>
    public static DataLoaderDefinition OfClass(Type type) =>
        Classes.GetOrAdd(type, static made => new DataLoaderDefinition(made.Name, made, (context, batches) => Make(made, context, batches)));

    private static IDataLoader Make(Type type, IResolverContext context, IBatchScheduler batches)
    {
        var constructor = type.GetConstructors()[0];
        var arguments = constructor.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(IBatchScheduler) ? batches
            : context.Services.GetService(parameter.ParameterType) is { } service ? service
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : parameter.ParameterType == typeof(DataLoaderOptions) ? DataLoaderOptions.Default
            : throw new InvalidOperationException($"The service {parameter.ParameterType} that {type.Name} needs is not registered."));
        return (IDataLoader)constructor.Invoke([.. arguments]);
    }
}
