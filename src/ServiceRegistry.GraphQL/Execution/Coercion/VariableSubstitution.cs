using System.Text.Json;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Puts the values of variables into a scalar's literal: the lists and objects of <c>Any</c> may hold variables.</summary>
internal static class VariableSubstitution
{
    /// <summary>The same literal where it holds no variable.</summary>
    public static ValueNode Apply(ValueNode literal, VariableValues variables) => literal switch
    {
        ListValueNode list => new ListValueNode(list.Location, [.. list.Items.Select(item => Replace(item, variables))]),
        ObjectValueNode fields => new ObjectValueNode(
            fields.Location,
            [.. fields.Fields.Select(field => new ObjectFieldNode(field.Location, field.Name, Replace(field.Value, variables)))]),
        _ => literal,
    };

    // Recursion is as deep as the literal, which the parser has bounded, or as the JSON, which its reader has.
    private static ValueNode Replace(ValueNode value, VariableValues variables) =>
        value is VariableNode variable ? variables.Literal(variable.Name.Value) : Apply(value, variables);

    /// <summary>The literal that means the same as a JSON value.</summary>
    public static ValueNode ToLiteral(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new StringValueNode(null, Types.InputText.Read(Types.BuiltInScalars.String, json), block: false),
        JsonValueKind.Number => new FloatValueNode(null, json.GetRawText()),
        JsonValueKind.True => new BooleanValueNode(null, true),
        JsonValueKind.False => new BooleanValueNode(null, false),
        JsonValueKind.Array => new ListValueNode(null, [.. json.EnumerateArray().Select(ToLiteral)]),
        JsonValueKind.Object => new ObjectValueNode(
            null, [.. json.EnumerateObject().Select(p => new ObjectFieldNode(null, new NameNode(null, p.Name), ToLiteral(p.Value)))]),
        _ => new NullValueNode(null),
    };
}
