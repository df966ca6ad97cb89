using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Global object identification: the interface <c>Node</c>, and the fields that find any object by its id.</summary>
internal static class NodeTypes
{
    private const string Owner = "the interface of objects with ids";
    private const string TooMany = "HC0076";

    public static InterfaceType Interface(TypeCatalog catalog) => catalog.GetOrAdd("Node", Owner, () => new InterfaceType(
        "Node",
        "An object that can be found by its id alone.",
        () => [new OutputField("id", "The object's global id.", new NonNullType(BuiltInScalars.Id), [])]));

    /// <summary><c>node</c> and <c>nodes</c>.</summary>
    public static IEnumerable<OutputField> RootFields(TypeCatalog catalog)
    {
        if (catalog.Definition.MaxNodes is not { } maxNodes)
        {
            return [];
        }

        var finders = new Dictionary<string, Finder>(StringComparer.Ordinal);
        foreach (var type in NodeClasses(catalog))
        {
            if (FinderOf(type, catalog) is { } finder)
            {
                finders.Add(catalog.Outputs.Object(type).Name, finder);
            }
        }

        var node = Interface(catalog);
        var id = new NonNullType(BuiltInScalars.Id);
        return
        [
            Field(
                "node",
                "Any object by its id; null for one that is unknown.",
                node,
                new InputValue("id", "The object's global id.", id),
                finders.Values,
                context => Find(finders, context, (string)context.Argument(0)!)),
            Field(
                "nodes",
                "Objects by their ids, each at its id's place; null for those that are unknown.",
                new NonNullType(new ListType(node)),
                new InputValue("ids", "The objects' global ids.", new NonNullType(new ListType(id))),
                finders.Values,
                context => FindAll(finders, context, (object?[])context.Argument(0)!, maxNodes)) with
            {
                ListSize = new ListSize { SlicingArguments = ["ids"] },
            },
        ];
    }

    private static OutputField Field(
        string name, string description, GraphQLType type, InputValue argument, IReadOnlyCollection<Finder> finders, AsyncResolver resolve)
    {
        var field = new OutputField(name, description, type, [argument]);
        return finders.All(f => f.IsSynchronous)
            ? field with { Resolve = context => resolve(context).Result }
            : field with { ResolveAsync = resolve };
    }

    private static ValueTask<object?> Find(Dictionary<string, Finder> finders, IResolverContext context, string globalId)
    {
        var id = NodeIdSerializer.Parse(globalId);
        if (!finders.TryGetValue(id.TypeName, out var finder))
        {
            return default;
        }

        var parsed = finder.Parse(id.Id) ?? throw NodeIdSerializer.Malformed(globalId);
        return finder.Find(context, parsed);
    }

    private static async ValueTask<object?> FindAll(
        Dictionary<string, Finder> finders, IResolverContext context, object?[] globalIds, int maxNodes)
    {
        if (globalIds.Length > maxNodes)
        {
            throw new GraphQLException($"nodes takes at most {maxNodes} ids at once.", TooMany);
        }

        var found = new object?[globalIds.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = await Find(finders, context, (string)globalIds[i]!);
        }

        return found;
    }

    private static IEnumerable<Type> NodeClasses(TypeCatalog catalog) => catalog.Definition.Extensions
        .Where(e => e.Class.IsDefined(typeof(NodeAttribute)))
        .Select(e => e.Attribute.RuntimeType)
        .Concat(catalog.Definition.RuntimeTypes.Where(t => t.IsDefined(typeof(NodeAttribute))))
        .Distinct();

    private static Finder? FinderOf(Type type, TypeCatalog catalog)
    {
        var methods = catalog.Outputs.ExtensionsOf(type).Select(e => e.Class).Prepend(type)
            .SelectMany(c => c.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.IsDefined(typeof(NodeResolverAttribute)))
            .ToList();
        var parameter = methods is [var single]
            ? single.GetParameters().FirstOrDefault(p => ParameterSource.Of(p, catalog) == ParameterKind.Argument)
            : null;
        if (parameter is null || GlobalIds.ParserOf(parameter.ParameterType) is not { } parse)
        {
            catalog.Fail(type.Name, "a node needs one static method with [NodeResolver], whose first parameter is an id that can be read from text.");
            return null;
        }

        foreach (var loader in methods[0].GetParameters().Where(p => ParameterSource.Of(p, catalog) == ParameterKind.DataLoader))
        {
            catalog.DataLoaders.Require(loader, methods[0], $"{methods[0].DeclaringType!.Name}.{methods[0].Name}");
        }

        return new Finder(methods[0], parameter, parse, catalog);
    }

    /// <summary>Finds objects of one type.</summary>
    private sealed class Finder
    {
        private static readonly ParameterExpression Id = Expression.Parameter(typeof(object), "id");

        private readonly Func<Func<IResolverContext, object, ValueTask<object?>>> compile;
        private Func<IResolverContext, object, ValueTask<object?>>? find;

        public Finder(MethodInfo method, ParameterInfo idParameter, Func<string, object?> parse, TypeCatalog catalog)
        {
            Parse = parse;
            var task = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericTypeDefinition() : null;
            IsSynchronous = task != typeof(Task<>) && task != typeof(ValueTask<>);
            compile = () => Compile(method, idParameter, task, catalog);
        }

        public Func<string, object?> Parse { get; }

        public bool IsSynchronous { get; }

        public ValueTask<object?> Find(IResolverContext context, object id) => (find ??= compile())(context, id);

        private static Func<IResolverContext, object, ValueTask<object?>> Compile(
            MethodInfo method, ParameterInfo idParameter, Type? task, TypeCatalog catalog)
        {
            var context = Expression.Parameter(typeof(IResolverContext), "context");
            var call = Expression.Call(method, method.GetParameters().Select(p => p.Position == idParameter.Position
                ? Expression.Convert(Id, p.ParameterType)
                : ParameterSource.Bind(p, context, new ArgumentList(), catalog)));
            Expression found = task switch
            {
                _ when task == typeof(Task<>) =>
                    Expression.Call(typeof(ResolverMethods), nameof(ResolverMethods.FromTask), method.ReturnType.GetGenericArguments(), call),
                _ when task == typeof(ValueTask<>) =>
                    Expression.Call(typeof(ResolverMethods), nameof(ResolverMethods.FromValueTask), method.ReturnType.GetGenericArguments(), call),
                _ => Expression.New(
                    typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object))),
            };
            return Expression.Lambda<Func<IResolverContext, object, ValueTask<object?>>>(found, context, Id).Compile();
        }
    }
}
