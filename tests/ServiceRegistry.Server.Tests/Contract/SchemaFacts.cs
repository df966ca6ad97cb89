using System.Text;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.Server.Tests.Contract;

/// <summary>
/// What a schema promises, one line a promise: each type, field, argument, value and member with what it is. Two schemas that promise the
/// same have the same lines, whatever their order.
/// </summary>
internal static class SchemaFacts
{
    public static SortedSet<string> Of(string sdl)
    {
        var facts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var definition in DocumentParser.Parse(Encoding.UTF8.GetBytes(sdl), ParserOptions.Trusted).Definitions.OfType<TypeDefinitionNode>())
        {
            facts.UnionWith(Of(definition));
        }

        return facts;
    }

    private static IEnumerable<string> Of(TypeDefinitionNode type)
    {
        var name = type.Name.Value;
        yield return $"{Kind(type)} {name}{(type.Directives.Any(d => d.Name.Value == "oneOf") ? " @oneOf" : "")}";
        var parts = type switch
        {
            ComplexTypeDefinitionNode complex => complex.Interfaces.Select(i => $"{name} implements {i.Name}").Concat(complex.Fields.SelectMany(f => Of(name, f))),
            UnionTypeDefinitionNode union => union.Types.Select(member => $"{name} = {member.Name}"),
            EnumTypeDefinitionNode choice => choice.Values.Select(value => $"{name}.{value.Name}"),
            InputObjectTypeDefinitionNode input => input.Fields.Select(field => $"{name}.{Input(field)}"),
            _ => [],
        };
        foreach (var part in parts)
        {
            yield return part;
        }
    }

    private static IEnumerable<string> Of(string type, FieldDefinitionNode field) => field.Arguments
        .Select(argument => $"{type}.{field.Name}({Input(argument)})")
        .Prepend($"{type}.{field.Name}: {SyntaxPrinter.Print(field.Type)}");

    private static string Input(InputValueDefinitionNode value) =>
        $"{value.Name}: {SyntaxPrinter.Print(value.Type)}{(value.DefaultValue is { } unless ? $" = {SyntaxPrinter.Print(unless)}" : "")}";

    private static string Kind(TypeDefinitionNode type) => type switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "type",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input",
    };
}
