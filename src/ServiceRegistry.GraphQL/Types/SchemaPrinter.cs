using System.Text;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>
/// Writes schemas in the schema definition language: the schema, then objects, interfaces, unions, input objects, enums, directives and
/// scalars, each kind in the order of names. What the specification itself defines is left out.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>The whole schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="showCosts">Whether <c>@cost</c> and <c>@listSize</c> say what its fields cost.</param>
    public static string Print(Schema schema, bool showCosts = false)
    {
        var text = new StringBuilder();
        PrintRoots(schema, text);
        var types = schema.Types.Except(IntrospectionTypes.All).Except(BuiltInScalars.Specified).ToList();
        PrintTypes(types.Where(type => type is not ScalarType), text, showCosts);
        var directives = schema.Directives.Except(SpecifiedDirectives.All).Concat(showCosts ? CostDirectives.All : []);
        foreach (var directive in directives.OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            text.Append('\n');
            DefinitionPrinter.Print(directive, text);
        }

        PrintTypes(types.OfType<ScalarType>(), text);
        return text.ToString();
    }

    /// <summary>Some types of a schema and nothing else.</summary>
    /// <param name="types">The types.</param>
    public static string Print(IEnumerable<NamedType> types)
    {
        var text = new StringBuilder();
        PrintTypes(types, text);
        return text.ToString().TrimStart('\n');
    }

    private static void PrintRoots(Schema schema, StringBuilder text)
    {
        DefinitionPrinter.PrintDescription(schema.Description, text, indent: "");
        text.Append("schema {\n  query: ").Append(schema.QueryType.Name).Append('\n');
        if (schema.MutationType is { } mutation)
        {
            text.Append("  mutation: ").Append(mutation.Name).Append('\n');
        }

        if (schema.SubscriptionType is { } subscription)
        {
            text.Append("  subscription: ").Append(subscription.Name).Append('\n');
        }

        text.Append("}\n");
    }

    private static void PrintTypes(IEnumerable<NamedType> types, StringBuilder text, bool showCosts = false)
    {
        foreach (var type in types.OrderBy(Rank).ThenBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Append('\n');
            DefinitionPrinter.Print(type, text, showCosts);
        }
    }

    private static int Rank(NamedType type) => type switch
    {
        ObjectType => 0,
        InterfaceType => 1,
        UnionType => 2,
        InputObjectType => 3,
        EnumType => 4,
        _ => 5,
    };
}
