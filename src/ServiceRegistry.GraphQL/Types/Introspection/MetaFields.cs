namespace ServiceRegistry.GraphQL.Types;

/// <summary>The fields that no type lists (section 4.1 and 4.2).</summary>
public static class MetaFields
{
    /// <summary><c>__typename</c>, on every object, interface and union.</summary>
    public static OutputField TypeName { get; } =
        new("__typename", "The name of the object's type.", IntrospectionTypes.RequiredText, []) { Resolve = context => context.ObjectType.Name };

    /// <summary><c>__schema</c>, on the root of queries.</summary>
    public static OutputField Schema { get; } =
        new("__schema", "This schema.", new NonNullType(IntrospectionTypes.Schema), []) { Resolve = context => context.Schema };

    /// <summary><c>__type</c>, on the root of queries.</summary>
    public static OutputField Type { get; } = new(
        "__type",
        "One type of this schema; null where there is none of that name.",
        IntrospectionTypes.Type,
        [new InputValue("name", "The type's name.", IntrospectionTypes.RequiredText)])
    {
        Resolve = context => context.Schema.FindType((string)context.Argument(0)!),
    };
}
