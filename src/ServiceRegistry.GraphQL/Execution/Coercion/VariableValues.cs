using System.Text.Json;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The coerced variables of one request.</summary>
internal sealed class VariableValues(IReadOnlyList<OperationVariable> definitions, object?[] values, bool[] provided, JsonElement? source)
{
    public static readonly VariableValues None = new([], [], [], null);

    /// <summary>True where the variable was given or has a default.</summary>
    public bool Find(string name, out object? value)
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].Name == name)
            {
                value = values[i];
                return provided[i];
            }
        }

        value = null;
        return false;
    }

    /// <summary>What was given for a variable of the operation; false where nothing was, and its default counts.</summary>
    public bool TryGetGiven(string name, out OperationVariable definition, out JsonElement given)
    {
        definition = definitions.First(d => d.Name == name);
        given = default;
        return source is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out given);
    }

    /// <summary>The variable's coerced value, as a literal; null where nothing was given and there is no default.</summary>
    public ValueNode? Literal(string name)
    {
        var definition = definitions.FirstOrDefault(d => d.Name == name);
        var value = source is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var given)
            ? VariableSubstitution.ToLiteral(given)
            : definition?.DefaultLiteral;
        return value is null || definition is null ? null : VariableSubstitution.Complete(definition.Type, value);
    }
}
