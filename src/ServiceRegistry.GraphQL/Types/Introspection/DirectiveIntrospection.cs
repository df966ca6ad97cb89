using static ServiceRegistry.GraphQL.Types.IntrospectionTypes;

namespace ServiceRegistry.GraphQL.Types;

/// <summary><c>__Directive</c> and its locations, section 4.2.6.</summary>
internal static class DirectiveIntrospection
{
    private static readonly (DirectiveLocation Location, string Name, string Place)[] Locations =
    [
        (DirectiveLocation.Query, "QUERY", "a query"),
        (DirectiveLocation.Mutation, "MUTATION", "a mutation"),
        (DirectiveLocation.Subscription, "SUBSCRIPTION", "a subscription"),
        (DirectiveLocation.Field, "FIELD", "a selected field"),
        (DirectiveLocation.FragmentDefinition, "FRAGMENT_DEFINITION", "a fragment's definition"),
        (DirectiveLocation.FragmentSpread, "FRAGMENT_SPREAD", "a fragment's spread"),
        (DirectiveLocation.InlineFragment, "INLINE_FRAGMENT", "an inline fragment"),
        (DirectiveLocation.VariableDefinition, "VARIABLE_DEFINITION", "a variable's definition"),
        (DirectiveLocation.Schema, "SCHEMA", "a schema's definition"),
        (DirectiveLocation.Scalar, "SCALAR", "a scalar's definition"),
        (DirectiveLocation.Object, "OBJECT", "an object type's definition"),
        (DirectiveLocation.FieldDefinition, "FIELD_DEFINITION", "a field's definition"),
        (DirectiveLocation.ArgumentDefinition, "ARGUMENT_DEFINITION", "an argument's definition"),
        (DirectiveLocation.Interface, "INTERFACE", "an interface's definition"),
        (DirectiveLocation.Union, "UNION", "a union's definition"),
        (DirectiveLocation.Enum, "ENUM", "an enum's definition"),
        (DirectiveLocation.EnumValue, "ENUM_VALUE", "an enum value's definition"),
        (DirectiveLocation.InputObject, "INPUT_OBJECT", "an input object's definition"),
        (DirectiveLocation.InputFieldDefinition, "INPUT_FIELD_DEFINITION", "the definition of an input object's field"),
    ];

    private static readonly Dictionary<DirectiveLocation, string> Names = Locations.ToDictionary(l => l.Location, l => l.Name);

    /// <summary>The location's name as the specification spells it.</summary>
    public static string NameOf(DirectiveLocation location) => Names[location];

    public static EnumType CreateLocations() => new(
        "__DirectiveLocation",
        "Where a directive may stand.",
        [.. Locations.Select(l => new EnumValue(l.Name, $"At {l.Place}.", l.Location))],
        typeof(DirectiveLocation));

    public static ObjectType Create() => new(
        "__Directive",
        "A directive: it changes what is done with the place of a document where it stands.",
        () =>
        [
            Resolved<Directive>("name", "Its name, without the at sign.", RequiredText, directive => directive.Name),
            Resolved<Directive>("description", "What it does.", Text, directive => directive.Description),
            Resolved<Directive>(
                "isRepeatable", "True where it may stand more than once at a place.", RequiredTruth, directive => directive.IsRepeatable),
            Resolved<Directive>(
                "locations", "Where it may stand.", RequiredListOf(IntrospectionTypes.DirectiveLocation), directive => directive.Locations),
            Filtered<Directive>(
                "args", "Its arguments.", RequiredListOf(IntrospectionTypes.InputValue),
                (directive, includeDeprecated) => directive.Arguments.Where(a => includeDeprecated || a.DeprecationReason is null)),
        ])
    {
        RuntimeType = typeof(Directive),
    };
}
