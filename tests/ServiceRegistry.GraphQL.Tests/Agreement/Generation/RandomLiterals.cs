using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Literals of input types.</summary>
/// <param name="schema">The schema.</param>
/// <param name="chance">The choices.</param>
/// <param name="variables">The variables that may stand in them.</param>
internal sealed class RandomLiterals(Schema schema, Chance chance, RandomVariables variables)
{
    private const int Depth = 3;

    /// <summary>The value of an argument: a literal that may hold variables, or a variable.</summary>
    public string Argument(InputValue argument) => Value(argument.Type, argument.DefaultValue is not null, constant: false, inOneOf: false, Depth);

    /// <summary>A literal without variables.</summary>
    public string Constant(GraphQLType type) => Value(type, hasDefault: false, constant: true, inOneOf: false, Depth);

    private string Value(GraphQLType type, bool hasDefault, bool constant, bool inOneOf, int depth)
    {
        if (chance.Wild())
        {
            type = chance.Pick(schema.Types.Where(t => t.IsInputType).ToList());
        }

        if ((!constant || chance.Wild()) && chance.Often(0.25))
        {
            return $"${variables.For(type, hasDefault, inOneOf)}";
        }

        if (type is NonNullType nonNull && !chance.Wild())
        {
            return NonNull(nonNull.OfType, constant, depth);
        }

        return !inOneOf && chance.Often(0.1) ? "null" : NonNull(type.NullableType, constant, depth);
    }

    private string NonNull(GraphQLType type, bool constant, int depth) => type switch
    {
        ListType list when chance.Often(0.2) && list.OfType is not ListType => NonNull(list.OfType.NullableType, constant, depth),
        ListType list => List(list, constant, depth),
        InputObjectType input => Object(input, constant, depth),
        EnumType names => chance.Wild() ? $"\"{chance.Pick(names.Values).Name}\"" : chance.Pick(names.Values).Name,
        _ => Scalar(((NamedType)type).Name, constant, depth),
    };

    private string List(ListType list, bool constant, int depth)
    {
        var items = Enumerable.Range(0, depth > 0 ? chance.Below(4) : 0).Select(_ => Value(list.OfType, false, constant, false, depth - 1));
        return $"[ {string.Join(" ", items)} ]";
    }

    private string Object(InputObjectType type, bool constant, int depth)
    {
        var given = type.IsOneOf && !chance.Wild()
            ? [chance.Pick(type.Fields.Where(f => depth > 0 || f.Type.Named is not InputObjectType).DefaultIfEmpty(type.Fields[0]).ToList())]
            : type.Fields.Where(f => f.IsRequired ? !chance.Wild() : depth > 0 && chance.Often(type.Fields.Count > 10 ? 0.1 : 0.35));
        var fields = chance.Shuffled(given)
            .Select(f => $"{f.Name} : {Value(f.Type, f.DefaultValue is not null, constant, type.IsOneOf, depth - 1)}")
            .ToList();
        if (chance.Wild())
        {
            fields.Add($"{chance.Pick("nope", "name", "from")} : 1");
        }

        return $"{{ {string.Join(" ", fields)} }}";
    }

    private string Scalar(string name, bool constant, int depth) => name switch
    {
        _ when chance.Wild() => chance.Pick("1", "1.5", "\"x\"", "true", "RED", "[ ]", "{ }", "[ 1 ]", "{ a : 1 }", "null"),
        "Int" => RandomText.Int(chance),
        "Float" => RandomText.Float(chance),
        "String" => RandomText.String(chance),
        "Boolean" => chance.Pick("true", "false"),
        "ID" => chance.Pick("\"rex\"", "\"tom\"", "\"r2\"", "5", "-7", "\"nobody\"", "98765432109876543210"),
        "Long" => chance.Pick("1", "9007199254740991", "-5"),
        "DateTime" => chance.Pick("\"2026-01-31T12:00:00Z\"", "\"2026-01-31T12:00:00.25+01:00\""),
        "Duration" => chance.Pick("\"PT1M30S\"", "\"P2D\"", "\"-PT0.5S\""),
        "URI" => chance.Pick("\"https://example.org/a?b\"", "\"/c\""),
        "UUID" => "\"8f0c1f64-3b5e-4c3a-9a58-0d2f6c1f9b11\"",
        "Any" => Any(constant, depth),
        _ => "\"[1.2,2.0)\"",
    };

    private string Any(bool constant, int depth) => chance.Below(depth > 0 ? 8 : 5) switch
    {
        0 => RandomText.Int(chance),
        1 => RandomText.Float(chance),
        2 => RandomText.String(chance),
        3 => chance.Pick("true", "false"),
        4 => chance.Pick("RED", "on", "query"),
        5 => $"[ {Value(BuiltInScalars.Any, false, constant, false, depth - 1)} {Value(BuiltInScalars.Any, false, constant, false, depth - 1)} ]",
        6 => $"{{ a : {Value(BuiltInScalars.Any, false, constant, false, depth - 1)} b : null }}",
        _ => "{ }",
    };
}
