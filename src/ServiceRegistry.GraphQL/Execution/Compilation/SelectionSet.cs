using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The grouped fields of one object type at one place of an operation.</summary>
internal sealed class SelectionSet(ObjectType type, Selection[] selections)
{
    public ObjectType Type { get; } = type;

    public Selection[] Selections { get; } = selections;

    /// <summary>True where nothing here or below waits: it can be written straight into the answer.</summary>
    public bool IsPure { get; } = Array.TrueForAll(selections, selection => selection.IsPure);
}
