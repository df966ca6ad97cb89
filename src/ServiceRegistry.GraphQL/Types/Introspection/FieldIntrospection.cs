using ServiceRegistry.GraphQL.Language;
using static ServiceRegistry.GraphQL.Types.IntrospectionTypes;

namespace ServiceRegistry.GraphQL.Types;

/// <summary><c>__Field</c>, <c>__InputValue</c> and <c>__EnumValue</c>, sections 4.2.3 to 4.2.5.</summary>
internal static class FieldIntrospection
{
    private const string IsDeprecated = "True where it should not be used any more.";
    private const string DeprecationReason = "Why it should not be used any more; null where it may.";

    public static ObjectType CreateField() => new(
        "__Field",
        "A field of an object or interface.",
        () =>
        [
            Resolved<OutputField>("name", "Its name.", RequiredText, field => field.Name),
            Resolved<OutputField>("description", "What it means.", Text, field => field.Description),
            Filtered<OutputField>("args", "Its arguments.", RequiredListOf(IntrospectionTypes.InputValue), ArgumentsOf),
            Resolved<OutputField>("type", "What it answers.", new NonNullType(IntrospectionTypes.Type), field => field.Type),
            Resolved<OutputField>("isDeprecated", IsDeprecated, RequiredTruth, field => field.DeprecationReason is not null),
            Resolved<OutputField>("deprecationReason", DeprecationReason, Text, field => field.DeprecationReason),
        ])
    {
        RuntimeType = typeof(OutputField),
    };

    public static ObjectType CreateInputValue() => new(
        "__InputValue",
        "An argument, or a field of an input object.",
        () =>
        [
            Resolved<InputValue>("name", "Its name.", RequiredText, value => value.Name),
            Resolved<InputValue>("description", "What it means.", Text, value => value.Description),
            Resolved<InputValue>("type", "What is given for it.", new NonNullType(IntrospectionTypes.Type), value => value.Type),
            Resolved<InputValue>(
                "defaultValue", "The value where none is given, as GraphQL writes it.", Text,
                value => value.DefaultValue is { } literal ? SyntaxPrinter.Print(literal) : null),
            Resolved<InputValue>("isDeprecated", IsDeprecated, RequiredTruth, value => value.DeprecationReason is not null),
            Resolved<InputValue>("deprecationReason", DeprecationReason, Text, value => value.DeprecationReason),
        ])
    {
        RuntimeType = typeof(InputValue),
    };

    public static ObjectType CreateEnumValue() => new(
        "__EnumValue",
        "A value of an enum.",
        () =>
        [
            Resolved<EnumValue>("name", "Its name.", RequiredText, value => value.Name),
            Resolved<EnumValue>("description", "What it means.", Text, value => value.Description),
            Resolved<EnumValue>("isDeprecated", IsDeprecated, RequiredTruth, value => value.DeprecationReason is not null),
            Resolved<EnumValue>("deprecationReason", DeprecationReason, Text, value => value.DeprecationReason),
        ])
    {
        RuntimeType = typeof(EnumValue),
    };

    private static object ArgumentsOf(OutputField field, bool includeDeprecated) =>
        field.Arguments.Where(argument => includeDeprecated || argument.DeprecationReason is null);
}
