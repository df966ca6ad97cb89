using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>
/// The types of introspection (section 4.2). They are the same in every schema: their resolvers read the schema that the operation runs on.
/// </summary>
public static class IntrospectionTypes
{
    internal static readonly GraphQLType Text = BuiltInScalars.String;
    internal static readonly GraphQLType RequiredText = new NonNullType(BuiltInScalars.String);
    internal static readonly GraphQLType RequiredTruth = new NonNullType(BuiltInScalars.Boolean);

    /// <summary><c>__Schema</c>.</summary>
    public static ObjectType Schema { get; } = SchemaIntrospection.Create();

    /// <summary><c>__Type</c>.</summary>
    public static ObjectType Type { get; } = TypeIntrospection.Create();

    /// <summary><c>__TypeKind</c>.</summary>
    public static EnumType TypeKind { get; } = TypeIntrospection.CreateKinds();

    /// <summary><c>__Field</c>.</summary>
    public static ObjectType Field { get; } = FieldIntrospection.CreateField();

    /// <summary><c>__InputValue</c>.</summary>
    public static ObjectType InputValue { get; } = FieldIntrospection.CreateInputValue();

    /// <summary><c>__EnumValue</c>.</summary>
    public static ObjectType EnumValue { get; } = FieldIntrospection.CreateEnumValue();

    /// <summary><c>__Directive</c>.</summary>
    public static ObjectType Directive { get; } = DirectiveIntrospection.Create();

    /// <summary><c>__DirectiveLocation</c>.</summary>
    public static EnumType DirectiveLocation { get; } = DirectiveIntrospection.CreateLocations();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NamedType> All { get; } = [Schema, Type, TypeKind, Field, InputValue, EnumValue, Directive, DirectiveLocation];

    internal static OutputField Resolved<T>(string name, string description, GraphQLType type, Func<T, object?> resolve) =>
        new(name, description, type, []) { Resolve = context => resolve(context.Parent<T>()) };

    /// <summary>A list that shows deprecated entries only where it is asked to.</summary>
    internal static OutputField Filtered<T>(
        string name, string description, GraphQLType type, Func<T, bool, object?> resolve) =>
        new(name, description, type, [IncludeDeprecated()]) { Resolve = context => resolve(context.Parent<T>(), (bool)context.Argument(0)!) };

    internal static GraphQLType ListOf(NamedType type) => new ListType(new NonNullType(type));

    internal static GraphQLType RequiredListOf(NamedType type) => new NonNullType(ListOf(type));

    private static InputValue IncludeDeprecated() => new(
        "includeDeprecated",
        "Shows what is deprecated, too.",
        RequiredTruth,
        new Language.BooleanValueNode(null, false));
}
