namespace ServiceRegistry.GraphQL.Types;

/// <summary>The fields that every schema has without listing them (section 4.1): <c>__typename</c>, <c>__schema</c> and <c>__type</c>.</summary>
public sealed class MetaFields
{
    internal MetaFields(Schema schema)
    {
        var text = schema.FindType("String");
        TypeName = text is null
            ? null
            : new OutputField("__typename", "The name of the object's type.", new NonNullType(text), [])
            {
                Resolve = static context => context.ObjectType.Name,
            };
        Schema = schema.FindType("__Schema") is not { } schemaType
            ? null
            : new OutputField("__schema", "The schema itself.", new NonNullType(schemaType), [])
            {
                Resolve = static context => context.Schema,
            };
        Type = text is null || schema.FindType("__Type") is not { } typeType
            ? null
            : new OutputField(
                "__type", "A type of the schema by its name.", typeType, [new InputValue("name", "The type's name.", new NonNullType(text))])
            {
                Resolve = static context => context.Schema.FindType((string)context.Argument(0)!),
            };
    }

    /// <summary><c>__typename</c>, on every object, interface and union; null where the schema has no <c>String</c>.</summary>
    public OutputField? TypeName { get; }

    /// <summary><c>__schema</c>, on the query root alone; resolves to the <see cref="Types.Schema"/>. Null without introspection types.</summary>
    public OutputField? Schema { get; }

    /// <summary><c>__type</c>, on the query root alone; resolves to a <see cref="NamedType"/> or null. Null without introspection types.</summary>
    public OutputField? Type { get; }
}
