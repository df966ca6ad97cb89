using System.Text.Json;
using ServiceRegistry.GraphQL.Configuration;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL;

/// <summary>The types of a schema that is being built, for types made by code.</summary>
public sealed class SchemaTypes
{
    private readonly TypeCatalog catalog;

    internal SchemaTypes(TypeCatalog catalog) => this.catalog = catalog;

    /// <summary>
    /// A type of the schema. Ask for it where the fields are made (<c>() => [...]</c>), so that types can refer to one another.
    /// </summary>
    /// <param name="reference">The type in the schema language, such as <c>[String!]!</c>; built-in scalars need not be added.</param>
    public GraphQLType Get(string reference) => catalog.Parse(reference, "a type made by code");

    /// <summary>A default as a literal of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="json">The value.</param>
    public ValueNode Literal(GraphQLType type, JsonElement json) => DefaultLiterals.FromJson(type, json);
}
