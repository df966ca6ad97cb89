using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>JSON for variables.</summary>
/// <param name="schema">The schema.</param>
/// <param name="chance">The choices.</param>
internal sealed class RandomJson(Schema schema, Chance chance)
{
    /// <summary>A value of a type, mostly.</summary>
    public string Value(GraphQLType type) => Value(type, 3);

    private string Value(GraphQLType type, int depth)
    {
        if (chance.Wild())
        {
            type = chance.Pick(schema.Types.Where(t => t.IsInputType).ToList());
        }

        if (type is NonNullType nonNull)
        {
            return chance.Wild() ? "null" : Present(nonNull.OfType, depth);
        }

        return chance.Often(0.12) ? "null" : Present(type, depth);
    }

    private string Present(GraphQLType type, int depth) => type switch
    {
        ListType list when chance.Often(0.2) && list.OfType is not ListType => Present(list.OfType.NullableType, depth),
        ListType list => $"[{string.Join(",", Enumerable.Range(0, depth > 0 ? chance.Below(4) : 0).Select(_ => Value(list.OfType, depth - 1)))}]",
        InputObjectType input => Object(input, depth),
        EnumType names => $"\"{(chance.Wild() ? "NONE" : chance.Pick(names.Values).Name)}\"",
        _ => Scalar(((NamedType)type).Name, depth),
    };

    private string Object(InputObjectType type, int depth)
    {
        var given = type.IsOneOf && !chance.Wild()
            ? [chance.Pick(type.Fields.Where(f => depth > 0 || f.Type.Named is not InputObjectType).DefaultIfEmpty(type.Fields[0]).ToList())]
            : type.Fields.Where(f => f.IsRequired ? !chance.Wild() : depth > 0 && chance.Often(type.Fields.Count > 10 ? 0.1 : 0.35));
        var fields = chance.Shuffled(given)
            .Select(f => $"\"{f.Name}\":{(type.IsOneOf ? Value(new NonNullType(f.Type.NullableType), depth - 1) : Value(f.Type, depth - 1))}")
            .ToList();
        if (chance.Wild())
        {
            fields.Add("\"nope\":1");
        }

        return $"{{{string.Join(",", fields)}}}";
    }

    private string Scalar(string name, int depth) => name switch
    {
        _ when chance.Wild() => chance.Pick(
            "1", "1.5", "\"x\"", "true", "[]", "{}", "[1]", "{\"a\":1}", "\"1\"", "2147483648", "-2147483649", "\"\"", "1.0", "1e2", "\"\\u0000\""),
        "Int" => chance.Pick("0", "1", "-1", "2147483647", "-2147483648", "-0"),
        "Float" => chance.Pick("0", "1.5", "-3", "1e3", "2.5e-3", "1e21", "0.1"),
        "String" => chance.Pick("\"\"", "\"Rex\"", "\"é😀\"", "\"\\u00e9\\n\\\"\"", "\"\\ud83d\\ude00\""),
        "Boolean" => chance.Pick("true", "false"),
        "ID" => chance.Pick("\"rex\"", "\"tom\"", "5", "-7", "\"\""),
        "Long" => chance.Pick("1", "9007199254740991", "-5"),
        "DateTime" => "\"2026-01-31T12:00:00Z\"",
        "Duration" => "\"PT1M30S\"",
        "URI" => "\"https://example.org/\"",
        "UUID" => "\"8f0c1f64-3b5e-4c3a-9a58-0d2f6c1f9b11\"",
        "Any" => chance.Pick("1", "\"x\"", "[1,null,\"y\"]", "{\"a\":{\"b\":[true,2.5]}}", depth > 0 ? "[]" : "{}"),
        _ => "\"1.*\"",
    };
}
