using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>The directives that the specification itself defines (section 3.13).</summary>
public static class SpecifiedDirectives
{
    /// <summary>The reason of <c>@deprecated</c> where none is given.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    private static readonly GraphQLType Condition = new NonNullType(BuiltInScalars.Boolean);
    private static readonly GraphQLType Text = new NonNullType(BuiltInScalars.String);

    /// <summary><c>@skip</c>, section 3.13.1.</summary>
    public static Directive Skip { get; } = new(
        "skip",
        "Leaves a field or fragment out where the condition holds.",
        [new InputValue("if", "Leaves it out where true.", Condition)],
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment]);

    /// <summary><c>@include</c>, section 3.13.2.</summary>
    public static Directive Include { get; } = new(
        "include",
        "Takes a field or fragment in only where the condition holds.",
        [new InputValue("if", "Takes it in where true.", Condition)],
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment]);

    /// <summary><c>@deprecated</c>, section 3.13.3.</summary>
    public static Directive Deprecated { get; } = new(
        "deprecated",
        "Marks what should not be used any more.",
        [
            new InputValue(
                "reason",
                "Why, and what to use in its place; as Markdown.",
                Text,
                new StringValueNode(null, DefaultDeprecationReason, block: false)),
        ],
        [
            DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition,
            DirectiveLocation.EnumValue,
        ]);

    /// <summary><c>@specifiedBy</c>, section 3.13.4.</summary>
    public static Directive SpecifiedBy { get; } = new(
        "specifiedBy",
        "Says where the format of a scalar is specified.",
        [new InputValue("url", "The specification's address.", Text)],
        [DirectiveLocation.Scalar]);

    /// <summary><c>@oneOf</c>, section 3.13.5.</summary>
    public static Directive OneOf { get; } = new(
        "oneOf", "Says that exactly one field of an input object must be given, and not null.", [], [DirectiveLocation.InputObject]);

    /// <summary>All five.</summary>
    public static IReadOnlyList<Directive> All { get; } = [Skip, Include, Deprecated, SpecifiedBy, OneOf];
}
