using System.Reflection;
using System.Text.Json;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>The types of a schema while it is built: one for each name, and what is wrong with them.</summary>
internal sealed class TypeCatalog
{
    private readonly Dictionary<string, (NamedType Type, object Owner)> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, ScalarType> scalars = new()
    {
        [typeof(string)] = BuiltInScalars.String,
        [typeof(bool)] = BuiltInScalars.Boolean,
        [typeof(byte)] = BuiltInScalars.Int,
        [typeof(short)] = BuiltInScalars.Int,
        [typeof(ushort)] = BuiltInScalars.Int,
        [typeof(int)] = BuiltInScalars.Int,
        [typeof(uint)] = BuiltInScalars.Long,
        [typeof(long)] = BuiltInScalars.Long,
        [typeof(float)] = BuiltInScalars.Float,
        [typeof(double)] = BuiltInScalars.Float,
        [typeof(decimal)] = BuiltInScalars.Float,
        [typeof(Guid)] = BuiltInScalars.Uuid,
        [typeof(Uri)] = BuiltInScalars.Uri,
        [typeof(DateTime)] = BuiltInScalars.DateTime,
        [typeof(DateTimeOffset)] = BuiltInScalars.DateTime,
        [typeof(TimeSpan)] = BuiltInScalars.Duration,
        [typeof(JsonElement)] = BuiltInScalars.Any,
    };

    private readonly List<string> errors = [];

    public TypeCatalog(SchemaDefinition definition)
    {
        Definition = definition;
        Documentation = new XmlDocumentation(definition.Warn);
        foreach (var (type, scalar) in definition.Scalars)
        {
            scalars[type] = scalar;
        }

        foreach (var scalar in scalars.Values.Concat(BuiltInScalars.All).Distinct())
        {
            Add(scalar.Name, scalar, scalar);
        }

        Outputs = new OutputTypes(this);
        Inputs = new InputTypes(this);
        Filters = new FilterTypes(this);
        Sorts = new SortTypes(this);
        DataLoaders = new DataLoaderCatalog(this);
        Directives = new DirectiveTypes(this);
    }

    public SchemaDefinition Definition { get; }

    public XmlDocumentation Documentation { get; }

    public OutputTypes Outputs { get; }

    public InputTypes Inputs { get; }

    public FilterTypes Filters { get; }

    public SortTypes Sorts { get; }

    public DataLoaderCatalog DataLoaders { get; }

    public DirectiveTypes Directives { get; }

    /// <summary>What is wrong, each sentence once.</summary>
    public IReadOnlyList<string> Errors => [.. errors.Distinct()];

    /// <summary>Says what is wrong, and goes on, so that everything is said at once.</summary>
    public void Fail(string where, string what) => errors.Add($"{where}: {what}");

    /// <summary>The type of a name, made where there is none yet; a name has one owner.</summary>
    public T GetOrAdd<T>(string name, object owner, Func<T> create)
        where T : NamedType
    {
        if (byName.TryGetValue(name, out var known))
        {
            if (known.Owner.Equals(owner) && known.Type is T type)
            {
                return type;
            }

            Fail(name, $"the name is taken by {known.Owner}, and {owner} cannot have it too.");
            return create();
        }

        var made = create();
        byName[name] = (made, owner);
        return made;
    }

    /// <summary>Adds a type made by code.</summary>
    public void Add(string name, NamedType type, object owner)
    {
        if (!byName.TryAdd(name, (type, owner)))
        {
            Fail(name, $"the name is taken by {byName[name].Owner}, and {owner} cannot have it too.");
        }
    }

    /// <summary>The scalar or enum that values of a CLR type are; null where they are none.</summary>
    public NamedType? FindLeaf(Type type)
    {
        if (scalars.TryGetValue(type, out var scalar))
        {
            return scalar;
        }

        return type.IsEnum ? EnumTypes.GetOrAdd(type, this) : null;
    }

    /// <summary>A type in the schema language.</summary>
    public GraphQLType Parse(string reference, string where)
    {
        try
        {
            return Find(Utf8GraphQLParser.Syntax.ParseTypeReference(reference), where);
        }
        catch (SyntaxException exception)
        {
            Fail(where, $"\"{reference}\" is no type: {exception.Message}");
            return BuiltInScalars.String;
        }
    }

    /// <summary>The type of a class of types.</summary>
    public NamedType OfClass(Type typeClass, string where)
    {
        var found = byName.Values.Select(entry => entry.Type).FirstOrDefault(typeClass.IsInstanceOfType);
        return found ?? Missing(typeClass.Name, where);
    }

    /// <summary>What the attribute or the documentation says of a member.</summary>
    public string? Describe(MemberInfo member) => member.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? (member is Type type
        ? Documentation.Of(type)
        : Documentation.Of(member));

    /// <summary>What the attribute or the documentation says of a parameter.</summary>
    public string? Describe(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? Documentation.Of(parameter);

    /// <summary>Why a member should not be used any more; null where it may.</summary>
    public static string? DeprecationOf(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLDeprecatedAttribute), false).OfType<GraphQLDeprecatedAttribute>().FirstOrDefault()?.Reason ??
        member.GetCustomAttributes(typeof(ObsoleteAttribute), false).OfType<ObsoleteAttribute>().FirstOrDefault()
            ?.Message;

    private GraphQLType Find(TypeNode node, string where) => node switch
    {
        ListTypeNode list => new ListType(Find(list.Type, where)),
        NonNullTypeNode nonNull => new NonNullType(Find(nonNull.Type, where)),
        NamedTypeNode named => FindByName(named.Name.Value) ?? Missing(named.Name.Value, where),
        _ => throw new InvalidOperationException($"{node} is no type reference."),
    };

    private NamedType? FindByName(string name) =>
        byName.TryGetValue(name, out var known) ? known.Type : Inputs.FindByName(name) ?? Outputs.FindByName(name);

    private ScalarType Missing(string name, string where)
    {
        Fail(where, $"there is no type {name} in the schema.");
        return BuiltInScalars.String;
    }
}
