using System.Reflection;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Finds the data loaders that fields ask for. Nothing is looked for in a schema that has none.</summary>
internal sealed class DataLoaderCatalog(TypeCatalog catalog)
{
    private readonly Dictionary<ParameterInfo, DataLoaderDefinition> found = [];
    private List<DataLoaderDefinition>? definitions;

    public static bool IsLoader(Type type) => typeof(IDataLoader).IsAssignableFrom(type);

    /// <summary>The loader of a parameter; says what is wrong where there is none.</summary>
    public void Require(ParameterInfo parameter, MethodInfo field, string where)
    {
        var task = field.ReturnType.IsGenericType ? field.ReturnType.GetGenericTypeDefinition() : null;
        if (task != typeof(Task<>) && task != typeof(ValueTask<>))
        {
            catalog.Fail(where, "a field that takes a data loader has to wait for it: it answers a Task.");
        }

        if (!found.ContainsKey(parameter) && Find(parameter, where) is { } definition)
        {
            found.Add(parameter, definition);
        }
    }

    public DataLoaderDefinition Of(ParameterInfo parameter) => found[parameter];

    private DataLoaderDefinition? Find(ParameterInfo parameter, string where)
    {
        var type = parameter.ParameterType;
        if (type is { IsClass: true, IsAbstract: false })
        {
            return DataLoaderDefinition.OfClass(type);
        }

        var name = parameter.GetCustomAttribute<DataLoaderAttribute>()?.Name;
        var fitting = (definitions ??= Gather())
            .Where(d => type.IsAssignableFrom(d.Type) && (name is null || d.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (fitting.Count != 1)
        {
            catalog.Fail(where, fitting.Count == 0
                ? $"there is no data loader for {Show(type)}{(name is null ? "" : $" with the name {name}")}."
                : $"several data loaders are for {Show(type)}: [DataLoader(\"…\")] names one of {string.Join(", ", fitting.Select(d => d.Name))}.");
            return null;
        }

        return fitting[0];
    }

    private List<DataLoaderDefinition> Gather()
    {
        var definition = catalog.Definition;
        var classes = definition.DataLoaderClasses
            .Concat(definition.QueryClasses).Concat(definition.MutationClasses).Concat(definition.SubscriptionClasses)
            .Concat(definition.Extensions.Select(e => e.Class))
            .Distinct()
            .ToList();
        return
        [
            .. classes.Where(IsLoader).Select(DataLoaderDefinition.OfClass),
            .. classes.SelectMany(c => c.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
                .Where(method => method.IsDefined(typeof(DataLoaderAttribute)))
                .Select(method => MethodDataLoaders.Define(method, catalog))
                .OfType<DataLoaderDefinition>(),
        ];
    }

    private static string Show(Type type) =>
        type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Show))}>" : type.Name;
}
