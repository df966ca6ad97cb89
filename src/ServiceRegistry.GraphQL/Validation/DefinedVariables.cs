using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>The variables that an operation defines, by name.</summary>
internal readonly struct DefinedVariables
{
    // Up to here looking through them is quicker than looking them up.
    private const int Few = 8;

    private readonly OperationDefinitionNode operation;
    private readonly Dictionary<string, int>? places;

    public DefinedVariables(OperationDefinitionNode operation)
    {
        this.operation = operation;
        if (operation.VariableDefinitions.Length > Few)
        {
            places = new(StringComparer.Ordinal);
            for (var i = 0; i < operation.VariableDefinitions.Length; i++)
            {
                places.TryAdd(operation.VariableDefinitions[i].Variable.Name.Value, i);
            }
        }
    }

    /// <summary>The place of a variable among those of the operation, the first where there are several; -1 where there is none.</summary>
    public int IndexOf(string name)
    {
        if (places is not null)
        {
            return places.GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < operation.VariableDefinitions.Length; i++)
        {
            if (operation.VariableDefinitions[i].Variable.Name.Value == name)
            {
                return i;
            }
        }

        return -1;
    }
}
