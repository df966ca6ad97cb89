using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>Says whether two values are written the same; the order of arguments and of input fields does not matter.</summary>
internal static class SameValues
{
    /// <summary>Whether two fields have the same arguments.</summary>
    internal static bool Arguments(ImmutableArray<ArgumentNode> a, ImmutableArray<ArgumentNode> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        return a.OrderBy(x => x.Name.Value, StringComparer.Ordinal)
            .Zip(b.OrderBy(x => x.Name.Value, StringComparer.Ordinal))
            .All(pair => pair.First.Name.Value == pair.Second.Name.Value && Same(pair.First.Value, pair.Second.Value));
    }

    // As deep as the values, which the walk has bounded.
    private static bool Same(ValueNode a, ValueNode b) => (a, b) switch
    {
        (VariableNode x, VariableNode y) => x.Name.Value == y.Name.Value,
        (IntValueNode x, IntValueNode y) => x.Value == y.Value,
        (FloatValueNode x, FloatValueNode y) => x.Value == y.Value,
        (StringValueNode x, StringValueNode y) => x.Value == y.Value,
        (BooleanValueNode x, BooleanValueNode y) => x.Value == y.Value,
        (EnumValueNode x, EnumValueNode y) => x.Value == y.Value,
        (NullValueNode, NullValueNode) => true,
        (ListValueNode x, ListValueNode y) => x.Items.Length == y.Items.Length && x.Items.Zip(y.Items).All(i => Same(i.First, i.Second)),
        (ObjectValueNode x, ObjectValueNode y) => x.Fields.Length == y.Fields.Length
            && x.Fields.OrderBy(f => f.Name.Value, StringComparer.Ordinal)
                .Zip(y.Fields.OrderBy(f => f.Name.Value, StringComparer.Ordinal))
                .All(f => f.First.Name.Value == f.Second.Name.Value && Same(f.First.Value, f.Second.Value)),
        _ => false,
    };
}
