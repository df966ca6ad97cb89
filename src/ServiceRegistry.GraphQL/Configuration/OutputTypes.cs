using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes the types of what is answered.</summary>
internal sealed class OutputTypes(TypeCatalog catalog)
{
    private readonly Dictionary<InterfaceType, Type> interfaces = [];
    private Type[]? answerable;

    /// <summary>The type for a C# type and the attributes where it stands.</summary>
    public GraphQLType Resolve(TypeShape shape, ICustomAttributeProvider member, string where)
    {
        if (TypeOverride.Find(member) is { Reference: { } reference })
        {
            return catalog.Parse(reference, where);
        }

        NamedType? named = TypeOverride.Find(member) is { Type: { } typeClass } ? catalog.OfClass(typeClass, where)
            : TypeOverride.IdOf(member) is not null ? BuiltInScalars.Id
            : null;
        var type = Wrap(shape, named, where);
        return member.IsDefined(typeof(GraphQLNonNullTypeAttribute), false) && type is not NonNullType ? new NonNullType(type) : type;
    }

    /// <summary>The named type of a C# type that is no list.</summary>
    public NamedType Named(Type type, string where)
    {
        if (catalog.FindLeaf(type) is { } leaf)
        {
            return leaf;
        }

        if (type.GetCustomAttribute<UnionTypeAttribute>() is { } union)
        {
            var name = union.Name ?? NameOf(type);
            return catalog.GetOrAdd(name, type, () => new UnionType(name, catalog.Describe(type), () => Implementers(type))
            {
                FindDirectives = () => catalog.Directives.At(name, type),
            });
        }

        if (type.GetCustomAttribute<InterfaceTypeAttribute>() is { } contract)
        {
            var name = contract.Name ?? NameOf(type);
            var made = catalog.GetOrAdd(name, type, () => new InterfaceType(
                name, catalog.Describe(type), () => ObjectFields.OfInterface(type, catalog), () => InterfacesOf(type))
            {
                FindDirectives = () => catalog.Directives.At(name, type),
            });
            interfaces[made] = type;
            return made;
        }

        if (type == typeof(object) || type.IsPointer || typeof(Delegate).IsAssignableFrom(type))
        {
            catalog.Fail(where, $"values of {type.Name} have no type in the schema; [GraphQLType] can name one.");
            return BuiltInScalars.String;
        }

        return Object(type);
    }

    /// <summary>The object type of a class.</summary>
    public ObjectType Object(Type type)
    {
        var name = NameOf(type);
        return catalog.GetOrAdd(name, type, () => new ObjectType(
            name, Describe(type), () => ObjectFields.Of(type, catalog), () => [.. InterfacesOf(type), .. Conventions(type)])
        {
            RuntimeType = type,
            FindDirectives = () => catalog.Directives.At(name, ExtensionsOf(type).Select(e => e.Class).Prepend(type)),
            Cost = ExtensionsOf(type).Select(e => e.Class).Prepend(type).Select(CostAttributes.Of).FirstOrDefault(cost => cost is not null) ?? 1,
        });
    }

    /// <summary>The object types of the classes that implement a C# interface or derive from a class.</summary>
    public IReadOnlyList<ObjectType> Implementers(Type contract) =>
        [.. Answerable.Where(type => !type.IsAbstract && !type.IsInterface && contract.IsAssignableFrom(type)).Select(Object)];

    /// <summary>The same, for an interface type.</summary>
    public IReadOnlyList<ObjectType> ImplementersOf(InterfaceType contract) =>
        interfaces.TryGetValue(contract, out var type) ? Implementers(type) : [];

    public string NameOf(Type type) =>
        ExtensionsOf(type)
            .Select(e => e.Attribute.Name ?? e.Class.GetCustomAttribute<GraphQLNameAttribute>()?.Name)
            .FirstOrDefault(name => name is not null) ??
        type.GetCustomAttribute<ObjectTypeAttribute>()?.Name ??
        Naming.Type(type);

    /// <summary>A type that only a name in the schema language has referred to so far.</summary>
    public NamedType? FindByName(string name) =>
        Answerable.FirstOrDefault(type => NameOf(type) == name) is { } found ? Named(found, name) : null;

    public IEnumerable<ObjectTypeExtension> ExtensionsOf(Type type) => catalog.Definition.Extensions.Where(e => e.Attribute.RuntimeType == type);

    /// <summary>True where a class is a <c>Node</c>.</summary>
    public bool IsNode(Type type) =>
        catalog.Definition.MaxNodes is not null && ExtensionsOf(type).Select(e => e.Class).Prepend(type).Any(c => c.IsDefined(typeof(NodeAttribute)));

    // All classes that may be members of unions and interfaces.
    private Type[] Answerable => answerable ??=
    [
        .. catalog.Definition.Extensions.Select(e => e.Attribute.RuntimeType)
            .Concat(catalog.Definition.RuntimeTypes)
            .Concat(catalog.Definition.Assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, ContainsGenericParameters: false }))
            .Where(type => !(type.IsAbstract && type.IsSealed))
            .Distinct(),
    ];

    private GraphQLType Wrap(TypeShape shape, NamedType? named, string where)
    {
        // A leaf first: text and JSON can be enumerated and are no lists.
        GraphQLType type = catalog.FindLeaf(shape.Type) is null && shape.Item() is { } item
            ? new ListType(Wrap(item, named, where))
            : named ?? Named(shape.Type, where);
        return shape.IsNullable ? type : new NonNullType(type);
    }

    private string? Describe(Type type) =>
        ExtensionsOf(type).Select(e => catalog.Describe(e.Class)).FirstOrDefault(text => text is not null) ?? catalog.Describe(type);

    private List<InterfaceType> InterfacesOf(Type type)
    {
        var contracts = type.GetInterfaces().ToList();
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            contracts.Add(parent);
        }

        return [.. contracts.Where(c => c.IsDefined(typeof(InterfaceTypeAttribute), false)).Select(c => (InterfaceType)Named(c, type.Name))];
    }

    private IEnumerable<InterfaceType> Conventions(Type type)
    {
        if (IsNode(type))
        {
            yield return NodeTypes.Interface(catalog);
        }

        if (MutationConventions.IsError(type, catalog.Definition))
        {
            yield return MutationConventions.ErrorInterface(catalog);
        }
    }
}
