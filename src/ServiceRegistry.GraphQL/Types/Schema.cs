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
    /// <param name="types">All named types, in printing order; those of introspection and the built-in scalars are among them.</param>
    /// <param name="directives">All directives, the specified ones among them.</param>
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
        Types = types;
        Directives = directives;
        this.types = types.ToDictionary(t => t.Name, StringComparer.Ordinal);
        this.directives = directives.ToDictionary(d => d.Name, StringComparer.Ordinal);
        foreach (var type in types)
        {
            IndexPossibleTypes(type);
        }

        MetaFields = new MetaFields(this);
    }

    /// <summary>What the schema is.</summary>
    public string? Description { get; }

    /// <summary>The root of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The root of mutations; null where there are none.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions; null where there are none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, in printing order.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives.</summary>
    public IReadOnlyList<Directive> Directives { get; }

    /// <summary>The fields that no type lists.</summary>
    public MetaFields MetaFields { get; }

    /// <summary>The field that a selection on a type names, meta fields among them; null where there is none.</summary>
    /// <param name="parent">An object, an interface or a union.</param>
    /// <param name="name">The field's name.</param>
    public OutputField? FindField(NamedType parent, string name) => name switch
    {
        "__typename" when parent is ComplexType or UnionType => MetaFields.TypeName,
        "__schema" when ReferenceEquals(parent, QueryType) => MetaFields.Schema,
        "__type" when ReferenceEquals(parent, QueryType) => MetaFields.Type,
        _ => (parent as ComplexType)?.FindField(name),
    };

    /// <summary>The type of a name; null where there is none.</summary>
    /// <param name="name">The type's name.</param>
    public NamedType? FindType(string name) => types.GetValueOrDefault(name);

    /// <summary>The directive of a name; null where there is none.</summary>
    /// <param name="name">The directive's name, without the at sign.</param>
    public Directive? FindDirective(string name) => directives.GetValueOrDefault(name);

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
