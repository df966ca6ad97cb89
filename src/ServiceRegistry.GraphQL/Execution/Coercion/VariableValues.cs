using System.Text.Json;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The coerced variables of one request.</summary>
internal sealed class VariableValues(IReadOnlyList<OperationVariable> definitions, object?[] values, bool[] provided, OperationRequest? request)
{
    // Up to here looking through them is quicker than looking them up.
    private const int Few = 16;

    public static readonly VariableValues None = new([], [], [], null);

    private Dictionary<string, int>? indexes;

    /// <summary>How many the operation defines.</summary>
    public int Count => definitions.Count;

    /// <summary>True where the variable was given or has a default.</summary>
    public bool Find(string name, out object? value)
    {
        var index = IndexOf(name);
        value = index < 0 ? null : values[index];
        return index >= 0 && provided[index];
    }

    /// <summary>The place of a variable among those of the operation; -1 where it is none.</summary>
    public int IndexOf(string name)
    {
        if (definitions.Count > Few)
        {
            indexes ??= definitions.Select((definition, index) => (definition.Name, index)).ToDictionary(d => d.Name, d => d.index, StringComparer.Ordinal);
            return indexes.GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What was given for a variable of the operation; false where nothing was, and its default counts.</summary>
    public bool TryGetGiven(string name, out OperationVariable definition, out JsonElement given)
    {
        definition = definitions[IndexOf(name)];
        given = default;
        return request?.Variables is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out given);
    }

    /// <summary>The variable's coerced value, as a literal; null where nothing was given and there is no default.</summary>
    public ValueNode? Literal(string name)
    {
        var definition = definitions.FirstOrDefault(d => d.Name == name);
        var value = request?.Variables is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var given)
            ? VariableSubstitution.ToLiteral(given)
            : definition?.DefaultLiteral;
        return value is null || definition is null ? null : VariableSubstitution.Complete(definition.Type, value);
    }
}
