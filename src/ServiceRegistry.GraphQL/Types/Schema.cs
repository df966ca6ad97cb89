using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>A complete, immutable schema (section 3.3).</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> types;
    private readonly Dictionary<string, Directive> directives;
    private readonly Dictionary<NamedType, HashSet<ObjectType>> possibleTypes = [];
    private readonly Dictionary<Type, ObjectType> byRuntimeType = [];

    /// <summary>A schema of these types.</summary>
    /// <param name="description">What it is.</param>
    /// <param name="queryType">The root of queries.</param>
    /// <param name="mutationType">The root of mutations; null where there are none.</param>
    /// <param name="subscriptionType">The root of subscriptions; null where there are none.</param>
    /// <param name="types">
    /// The named types. What is reached from them or from a root and is not among them is added behind, and so are the types of introspection
    /// and the scalars of the specification.
    /// </param>
    /// <param name="directives">The directives; the specified ones are added where they are not among them.</param>
    /// <exception cref="SchemaException">The schema is not valid; the exception lists all that is wrong.</exception>
    public Schema(
        string? description,
        ObjectType queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        IReadOnlyList<NamedType> types,
        IReadOnlyList<Directive> directives)
    {
        Description = description;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Directives = [.. SpecifiedDirectives.All.Concat(directives).Distinct()];
        Types = ReachableTypes.Collect([.. new[] { queryType, mutationType, subscriptionType }.OfType<NamedType>(), .. types], Directives);
        var errors = SchemaValidator.Validate(this);
        if (errors.Count > 0)
        {
            throw new SchemaException(errors);
        }

        this.types = Types.ToDictionary(t => t.Name, StringComparer.Ordinal);
        this.directives = Directives.ToDictionary(d => d.Name, StringComparer.Ordinal);
        foreach (var type in Types)
        {
            IndexPossibleTypes(type);
        }
    }

    /// <summary>What the schema is.</summary>
    public string? Description { get; }

    /// <summary>The root of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The root of mutations; null where there are none.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions; null where there are none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types: first as they were given, then what they reach.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives.</summary>
    public IReadOnlyList<Directive> Directives { get; }

    /// <summary>The root of a kind of operations; null where there are none.</summary>
    /// <param name="operation">The kind.</param>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The type that a document refers to; null where the name is unknown.</summary>
    /// <param name="node">The reference.</param>
    public GraphQLType? FindType(TypeNode node) => node switch
    {
        NamedTypeNode named => FindType(named.Name.Value),
        ListTypeNode list => FindType(list.Type) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => FindType(nonNull.Type) is { } nullable ? new NonNullType(nullable) : null,
        _ => null,
    };

    /// <summary>The type of a name; null where there is none.</summary>
    /// <param name="name">The type's name.</param>
    public NamedType? FindType(string name) => types.GetValueOrDefault(name);

    /// <summary>The directive of a name; null where there is none.</summary>
    /// <param name="name">The directive's name, without the at sign.</param>
    public Directive? FindDirective(string name) => directives.GetValueOrDefault(name);

    /// <summary>The field of a name that can be selected on a type, meta fields included (section 5.3.1); null where there is none.</summary>
    /// <param name="type">An object, an interface or a union.</param>
    /// <param name="fieldName">The field's name.</param>
    public OutputField? FindField(NamedType type, string fieldName) => fieldName switch
    {
        "__typename" when type is ComplexType or UnionType => MetaFields.TypeName,
        "__schema" when type == QueryType => MetaFields.Schema,
        "__type" when type == QueryType => MetaFields.Type,
        _ => (type as ComplexType)?.FindField(fieldName),
    };

    /// <summary>The objects that a value of this type can be (GetPossibleTypes, section 5.5.2.3).</summary>
    /// <param name="type">An object, an interface or a union.</param>
    public IReadOnlySet<ObjectType> GetPossibleTypes(NamedType type) =>
        possibleTypes.TryGetValue(type, out var possible) ? possible : (IReadOnlySet<ObjectType>)new HashSet<ObjectType>();

    /// <summary>The object that a runtime value of an abstract type is (ResolveAbstractType, section 6.4.3); null where it is none.</summary>
    /// <param name="value">The value that a resolver gave.</param>
    public ObjectType? FindObjectType(object value)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (byRuntimeType.TryGetValue(type, out var objectType))
            {
                return objectType;
            }
        }

        return null;
    }

    private void IndexPossibleTypes(NamedType type)
    {
        switch (type)
        {
            case ObjectType objectType:
                Possible(objectType).Add(objectType);
                foreach (var implemented in objectType.Interfaces)
                {
                    Possible(implemented).Add(objectType);
                }

                if (objectType.RuntimeType is { } runtimeType)
                {
                    byRuntimeType.TryAdd(runtimeType, objectType);
                }

                break;
            case UnionType union:
                Possible(union).UnionWith(union.Members);
                break;
        }
    }

    private HashSet<ObjectType> Possible(NamedType type)
    {
        if (!possibleTypes.TryGetValue(type, out var possible))
        {
            possibleTypes.Add(type, possible = []);
        }

        return possible;
    }
}
