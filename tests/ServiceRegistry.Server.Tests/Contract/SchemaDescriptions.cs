using System.Text;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.Server.Tests.Contract;

/// <summary>Finds what a schema does not describe.</summary>
internal static class SchemaDescriptions
{
    public static IReadOnlyList<string> Missing(string sdl) =>
    [
        .. DocumentParser.Parse(Encoding.UTF8.GetBytes(sdl), ParserOptions.Trusted).Definitions.OfType<TypeDefinitionNode>().SelectMany(Missing),
    ];

    private static IEnumerable<string> Missing(TypeDefinitionNode type)
    {
        var name = type.Name.Value;
        var parts = type switch
        {
            ComplexTypeDefinitionNode complex => complex.Fields.SelectMany(field => field.Arguments
                .Select(argument => (Name: $"{name}.{field.Name}({argument.Name})", argument.Description))
                .Prepend((Name: $"{name}.{field.Name}", field.Description))),
            EnumTypeDefinitionNode choice => choice.Values.Select(value => (Name: $"{name}.{value.Name}", value.Description)),
            InputObjectTypeDefinitionNode input => input.Fields.Select(field => (Name: $"{name}.{field.Name}", field.Description)),
            _ => [],
        };
        return parts.Prepend((Name: name, type.Description)).Where(part => string.IsNullOrWhiteSpace(part.Description?.Value)).Select(part => part.Name);
    }
}
