using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Puts a schema together.</summary>
internal sealed class SchemaAssembly
{
    private readonly TypeCatalog catalog;
    private readonly SchemaDefinition definition;

    public SchemaAssembly(SchemaDefinition definition)
    {
        this.definition = definition;
        catalog = new TypeCatalog(definition);
    }

    /// <exception cref="SchemaException">Something is wrong with the classes.</exception>
    public Schema Build()
    {
        var codeTypes = new SchemaTypes(catalog);
        var given = new List<NamedType>();
        foreach (var create in definition.NamedTypes)
        {
            var type = create(codeTypes);
            given.Add(type);
            if (type is not ScalarType scalar || !definition.Scalars.ContainsValue(scalar))
            {
                catalog.Add(type.Name, type, "a type made by code");
            }
        }

        foreach (var type in definition.DirectiveClasses)
        {
            catalog.Directives.Of(type, type.Name);
        }

        var query = Root("Query", "Entry points for reading.", definition.QueryClasses, () =>
            [.. NodeTypes.RootFields(catalog), .. ObjectFields.OfQuery("Query", definition.QueryClasses, catalog)]);
        var mutation = Root("Mutation", "Entry points for writing.", definition.MutationClasses, MutationFields);
        var subscription = Root("Subscription", "Entry points for watching.", definition.SubscriptionClasses, () =>
            [.. Subscriptions.Fields(definition.SubscriptionClasses, catalog)]);
        if (query is null)
        {
            throw new SchemaException(["There is no class with [QueryType]."]);
        }

        given.AddRange(definition.RuntimeTypes.Select(Explicit));
        given.AddRange(new[] { query, mutation, subscription }.OfType<NamedType>());
        var types = Complete(given);
        catalog.Documentation.Forget();
        return catalog.Errors.Count > 0
            ? throw new SchemaException(catalog.Errors)
            : new Schema(definition.Description, query, mutation, subscription, types, catalog.Directives.All);
    }

    private ObjectType? Root(string name, string description, IReadOnlyList<Type> classes, Func<IReadOnlyList<OutputField>> fields)
    {
        if (classes.Count == 0)
        {
            return null;
        }

        // Each class's summary is about its part; the whole is described by an attribute.
        var described = classes.Select(c => c.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description).FirstOrDefault(d => d is not null);
        return catalog.GetOrAdd(name, name, () => new ObjectType(name, described ?? description, fields));
    }

    private List<OutputField> MutationFields()
    {
        var fields = new List<OutputField>();
        foreach (var member in definition.MutationClasses.SelectMany(ObjectFields.StaticMembers))
        {
            fields.Add(member is MethodInfo method && MutationConventions.Apply(method, definition)
                ? new MutationConventions(catalog, method).Build()
                : new FieldBuilder(catalog, "Mutation", Naming.Field(member), member).Build());
        }

        return fields;
    }

    private NamedType Explicit(Type type) => type.IsDefined(typeof(InputObjectTypeAttribute)) || type.IsDefined(typeof(OneOfAttribute))
        ? catalog.Inputs.Resolve(TypeShape.Of(type), type, type.Name).Named
        : catalog.Outputs.Named(type, type.Name);

    /// <summary>
    /// All types reached, in the order in which Hot Chocolate prints them. Classes of unions and interfaces may be reached only by
    /// these, so what an interface has is looked for as well.
    /// </summary>
    private List<NamedType> Complete(List<NamedType> given)
    {
        IReadOnlyList<NamedType> reached;
        IReadOnlyList<Directive> directives;
        var roots = new HashSet<NamedType>(given);
        do
        {
            directives = catalog.Directives.All;
            reached = ReachableTypes.Collect([.. roots], directives);
        }
        while (AddImplementers(reached, roots) | FindDirectives(reached) > directives.Count);

        return
        [
            .. reached.Except(IntrospectionTypes.All).Except(BuiltInScalars.Specified)
                .OrderBy(Kind)
                .ThenBy(type => type.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Asks for the directives at all types, and so for those that nothing else has asked for.</summary>
    private int FindDirectives(IReadOnlyList<NamedType> reached)
    {
        foreach (var type in reached)
        {
            _ = type.Directives;
        }

        return catalog.Directives.All.Count;
    }

    private bool AddImplementers(IReadOnlyList<NamedType> reached, HashSet<NamedType> roots)
    {
        var count = roots.Count;
        foreach (var contract in reached.OfType<InterfaceType>())
        {
            roots.UnionWith(catalog.Outputs.ImplementersOf(contract).Except(reached));
        }

        return roots.Count > count;
    }

    private static int Kind(NamedType type) => type switch
    {
        ObjectType => 0,
        InterfaceType => 1,
        UnionType => 2,
        InputObjectType => 3,
        EnumType => 4,
        _ => 5,
    };
}
