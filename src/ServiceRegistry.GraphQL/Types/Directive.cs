namespace ServiceRegistry.GraphQL.Types;

/// <summary>A directive that documents may use (section 3.13).</summary>
/// <param name="Name">The name, without the at sign.</param>
/// <param name="Description">What it does.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Locations">Where it may stand.</param>
/// <param name="IsRepeatable">True where it may stand more than once at a place.</param>
public sealed record Directive(
    string Name, string? Description, IReadOnlyList<InputValue> Arguments, IReadOnlyList<DirectiveLocation> Locations, bool IsRepeatable = false);

/// <summary>Where a directive may stand; named as in section 3.13.</summary>
#pragma warning disable CS1591 // The names are the specification's own.
public enum DirectiveLocation
{
    Query, Mutation, Subscription, Field, FragmentDefinition, FragmentSpread, InlineFragment, VariableDefinition,
    Schema, Scalar, Object, FieldDefinition, ArgumentDefinition, Interface, Union, Enum, EnumValue, InputObject, InputFieldDefinition,
}
#pragma warning restore CS1591
