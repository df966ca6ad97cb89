using System.Text.Json;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Puts the values of variables into a scalar's literal: the lists and objects of <c>Any</c> may hold variables.</summary>
internal static class VariableSubstitution
{
    /// <summary>The same literal where it holds no variable. As in input objects, a field whose variable is not given is left out.</summary>
    public static ValueNode Apply(ValueNode literal, VariableValues variables) => literal switch
    {
        ListValueNode list => new ListValueNode(
            list.Location, [.. list.Items.Select(item => Replace(item, variables) ?? new NullValueNode(item.Location))]),
        ObjectValueNode fields => new ObjectValueNode(
            fields.Location,
            [
                .. fields.Fields.Select(field => (Node: field, Value: Replace(field.Value, variables)))
                    .Where(field => field.Value is not null)
                    .Select(field => new ObjectFieldNode(field.Node.Location, field.Node.Name, field.Value!)),
            ]),
        _ => literal,
    };

    /// <summary>
    /// A value of a variable as its coercion completes it: a single value is a list where the variable's type is one, and defaults are filled in.
    /// </summary>
    public static ValueNode Complete(GraphQLType type, ValueNode value) => (type, value) switch
    {
        (_, NullValueNode) => value,
        (NonNullType nonNull, _) => Complete(nonNull.OfType, value),
        (ListType list, ListValueNode items) => new ListValueNode(items.Location, [.. items.Items.Select(item => Complete(list.OfType, item))]),
        (ListType list, _) => new ListValueNode(value.Location, [Complete(list.OfType, value)]),
        (InputObjectType input, ObjectValueNode given) => new ObjectValueNode(given.Location, [.. CompleteFields(input, given)]),
        (ScalarType, IntValueNode number) when type == BuiltInScalars.Id => new StringValueNode(number.Location, number.Value, block: false),
        _ => value,
    };

    // Recursion is as deep as the literal, which the parser has bounded, or as the JSON, which its reader has. Null: a variable that is not given.
    private static ValueNode? Replace(ValueNode value, VariableValues variables) =>
        value is VariableNode variable ? variables.Literal(variable.Name.Value) : Apply(value, variables);

    private static IEnumerable<ObjectFieldNode> CompleteFields(InputObjectType type, ObjectValueNode given)
    {
        foreach (var field in type.Fields)
        {
            var node = given.Fields.FirstOrDefault(f => f.Name.Value == field.Name);
            if ((node?.Value ?? field.DefaultValue) is { } value)
            {
                yield return new ObjectFieldNode(node?.Location, new NameNode(null, field.Name), Complete(field.Type, value));
            }
        }
    }

    /// <summary>The literal that means the same as a JSON value.</summary>
    public static ValueNode ToLiteral(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new StringValueNode(null, InputText.Read(BuiltInScalars.String, json), block: false),
        JsonValueKind.Number when json.GetRawText() is var number => number.AsSpan().ContainsAny('.', 'e', 'E')
            ? new FloatValueNode(null, number)
            : new IntValueNode(null, number),
        JsonValueKind.True => new BooleanValueNode(null, true),
        JsonValueKind.False => new BooleanValueNode(null, false),
        JsonValueKind.Array => new ListValueNode(null, [.. json.EnumerateArray().Select(ToLiteral)]),
        JsonValueKind.Object => new ObjectValueNode(
            null, [.. json.EnumerateObject().Select(p => new ObjectFieldNode(null, new NameNode(null, p.Name), ToLiteral(p.Value)))]),
        _ => new NullValueNode(null),
    };
}
