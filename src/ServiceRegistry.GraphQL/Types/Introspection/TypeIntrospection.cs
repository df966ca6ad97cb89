using static ServiceRegistry.GraphQL.Types.IntrospectionTypes;

namespace ServiceRegistry.GraphQL.Types;

/// <summary><c>__Type</c>, section 4.2.2.</summary>
internal static class TypeIntrospection
{
    private static readonly (string Name, string Description)[] Kinds =
    [
        ("SCALAR", "A leaf with values of its own."),
        ("OBJECT", "An object: it has fields and may implement interfaces."),
        ("INTERFACE", "An interface: it has fields, and possible types."),
        ("UNION", "A union: it has possible types."),
        ("ENUM", "A leaf with a closed set of names."),
        ("INPUT_OBJECT", "An object that is given, not answered."),
        ("LIST", "A list of the type that it wraps."),
        ("NON_NULL", "The type that it wraps, without null."),
    ];

    public static EnumType CreateKinds() => new(
        "__TypeKind", "The kinds of types.", [.. Kinds.Select(kind => new EnumValue(kind.Name, kind.Description, kind.Name))], typeof(string));

    public static ObjectType Create() => new(
        "__Type",
        "A type: a named one, or a list or non-null that wraps another. Its kind says which of its fields mean something.",
        () =>
        [
            Resolved<GraphQLType>("kind", "What it is.", new NonNullType(TypeKind), KindOf),
            Resolved<GraphQLType>("name", "Its name; null for a list or non-null.", Text, type => (type as NamedType)?.Name),
            Resolved<GraphQLType>("description", "What it means.", Text, type => (type as NamedType)?.Description),
            Resolved<GraphQLType>(
                "specifiedByURL", "Where a scalar's format is specified.", Text, type => (type as ScalarType)?.SpecifiedByUrl),
            Filtered<GraphQLType>("fields", "The fields of an object or interface.", ListOf(IntrospectionTypes.Field), FieldsOf),
            Resolved<GraphQLType>(
                "interfaces", "The interfaces that an object or interface implements.", ListOf(IntrospectionTypes.Type),
                type => (type as ComplexType)?.Interfaces),
            new OutputField(
                "possibleTypes", "The objects that an interface or union can be.", ListOf(IntrospectionTypes.Type), [])
            {
                Resolve = context => PossibleTypesOf(context.Schema, context.Parent<GraphQLType>()),
            },
            Filtered<GraphQLType>("enumValues", "The values of an enum.", ListOf(IntrospectionTypes.EnumValue), ValuesOf),
            Filtered<GraphQLType>("inputFields", "The fields of an input object.", ListOf(IntrospectionTypes.InputValue), InputFieldsOf),
            Resolved<GraphQLType>("ofType", "What a list or non-null wraps.", IntrospectionTypes.Type, WrappedBy),
            Resolved<GraphQLType>(
                "isOneOf", "True for an input object of which exactly one field must be given.", BuiltInScalars.Boolean,
                type => type is InputObjectType input ? input.IsOneOf : null),
        ])
    {
        RuntimeType = typeof(GraphQLType),
    };

    private static string KindOf(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private static object? FieldsOf(GraphQLType type, bool includeDeprecated) =>
        (type as ComplexType)?.Fields.Where(field => includeDeprecated || field.DeprecationReason is null);

    private static object? ValuesOf(GraphQLType type, bool includeDeprecated) =>
        (type as EnumType)?.Values.Where(value => includeDeprecated || value.DeprecationReason is null);

    private static object? InputFieldsOf(GraphQLType type, bool includeDeprecated) =>
        (type as InputObjectType)?.Fields.Where(field => includeDeprecated || field.DeprecationReason is null);

    private static object? PossibleTypesOf(Schema schema, GraphQLType type) =>
        type is InterfaceType or UnionType ? schema.GetPossibleTypes((NamedType)type) : null;

    private static object? WrappedBy(GraphQLType type) => type switch
    {
        ListType list => list.OfType,
        NonNullType nonNull => nonNull.OfType,
        _ => null,
    };
}
