using System.Collections;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Writes default values as literals.</summary>
internal static class DefaultLiterals
{
    /// <summary>A CLR value as a literal of a type; text stands for a scalar's value as a client would write it.</summary>
    /// <exception cref="GraphQLException">The value is none of the type.</exception>
    public static ValueNode Of(GraphQLType type, object? value) => (type.NullableType, value) switch
    {
        (_, null) => new NullValueNode(null),
        (ListType list, IEnumerable items and not string) =>
            new ListValueNode(null, [.. items.Cast<object?>().Select(item => Of(list.OfType, item))]),
        (EnumType names, string name) => new EnumValueNode(null, name),
        (EnumType names, _) => new EnumValueNode(
            null, names.FindByRuntimeValue(value)?.Name ?? throw new GraphQLException($"{names.Name} has no value {value}.")),
        (ScalarType, string text) => new StringValueNode(null, text, block: false),
        (ScalarType scalar, _) => FromJson(scalar, Serialize(scalar, value)),
        _ => throw new GraphQLException($"a default of {type} cannot be written"),
    };

    /// <summary>JSON as a literal of a type: names of enums lose their quotes.</summary>
    public static ValueNode FromJson(GraphQLType type, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => new NullValueNode(null),
        JsonValueKind.True or JsonValueKind.False => new BooleanValueNode(null, json.GetBoolean()),
        JsonValueKind.Number => json.GetRawText() is var text && text.AsSpan().ContainsAny('.', 'e', 'E')
            ? new FloatValueNode(null, text)
            : new IntValueNode(null, text),
        JsonValueKind.String => type.NullableType is EnumType
            ? new EnumValueNode(null, json.GetString()!)
            : new StringValueNode(null, json.GetString()!, block: false),
        JsonValueKind.Array => new ListValueNode(null, [.. json.EnumerateArray().Select(item => FromJson(ItemOf(type), item))]),
        _ => new ObjectValueNode(
            null,
            [.. json.EnumerateObject().Select(p => new ObjectFieldNode(null, new NameNode(null, p.Name), FromJson(FieldOf(type, p.Name), p.Value)))]),
    };

    private static GraphQLType ItemOf(GraphQLType type) => type.NullableType is ListType list ? list.OfType : type;

    private static GraphQLType FieldOf(GraphQLType type, string name) =>
        type.NullableType is InputObjectType input && input.IndexOf(name) is >= 0 and var index ? input.Fields[index].Type : type;

    private static JsonElement Serialize(ScalarType scalar, object value)
    {
        using var json = new ResponseWriter(64);
        scalar.Serialize(value, json);
        return JsonElement.Parse(json.Written.Span);
    }
}
