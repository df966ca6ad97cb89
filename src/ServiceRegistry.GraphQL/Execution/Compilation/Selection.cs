using System.Collections.Immutable;
using System.Text;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A field of an object type as an operation selects it: all selections of one response name, merged.</summary>
internal sealed class Selection
{
    private readonly OperationPlan plan;
    private SelectionSet[] children = [];
    private HashSet<string>? selectedNames;

    public Selection(OperationPlan plan, ObjectType type, ImmutableArray<FieldNode> nodes)
    {
        this.plan = plan;
        Field = plan.Operation.Schema.FindField(type, nodes[0].Name.Value)
            ?? throw new InvalidOperationException($"{type.Name} has no field {nodes[0].Name.Value}: the document is not validated.");
        Nodes = nodes;
        ResponseName = nodes[0].ResponseName;
        Key = KeyOf(ResponseName);
        Arguments = ArgumentPlan.For(Field.Arguments, nodes[0].Arguments);
        ArgumentSlot = Arguments is { IsConstant: false } ? plan.NextArgumentSlot() : -1;
        AreChildrenPure = plan.Operation.Document.Analysis.AreChildrenPure(nodes);
        if (Field == MetaFields.TypeName)
        {
            Constant = [.. Key, .. Encoding.UTF8.GetBytes($"\"{type.Name}\"")];
        }
    }

    public OutputField Field { get; }

    public ImmutableArray<FieldNode> Nodes { get; }

    public string ResponseName { get; }

    /// <summary>The name as it is written behind another field: <c>,"name":</c>.</summary>
    public byte[] Key { get; }

    /// <summary>Name and value, where the value is known without asking: <c>__typename</c>.</summary>
    public byte[]? Constant { get; }

    /// <summary>Writes the field's value in one step; null where it has to be resolved first.</summary>
    public LeafField? Leaf => Field.Leaf;

    /// <summary>Null where the field takes none.</summary>
    public ArgumentPlan? Arguments { get; }

    /// <summary>Where a request keeps the arguments, once coerced; -1 where all requests share them.</summary>
    public int ArgumentSlot { get; }

    /// <summary>True where nothing below the field waits.</summary>
    public bool AreChildrenPure { get; }

    /// <summary>True where neither the field nor anything below it waits.</summary>
    public bool IsPure => Field.Resolve is not null && AreChildrenPure;

    /// <summary>CollectSubfields (section 6.3.2) for the object that the field's value turned out to be.</summary>
    public SelectionSet ChildrenFor(ObjectType type)
    {
        foreach (var child in children)
        {
            if (child.Type == type)
            {
                return child;
            }
        }

        // Compiled when first met. Two requests that meet it at once compile it twice, and one result is kept.
        var compiled = plan.CollectSubfields(type, Nodes);
        children = [.. children, compiled];
        return compiled;
    }

    /// <summary>True where a field of this name is selected directly below, on any type that the value can be.</summary>
    public bool Selects(string fieldName)
    {
        if (selectedNames is null)
        {
            IEnumerable<ObjectType> types = Field.Type.Named is ObjectType one ? [one] : plan.Operation.Schema.GetPossibleTypes(Field.Type.Named);
            selectedNames = [.. types.SelectMany(type => ChildrenFor(type).Selections).Select(selection => selection.Field.Name)];
        }

        return selectedNames.Contains(fieldName);
    }

    // A name (section 2.1.9) has nothing in it that JSON would escape.
    private static byte[] KeyOf(string name)
    {
        var key = new byte[name.Length + 4];
        key[0] = (byte)',';
        key[1] = key[^2] = (byte)'"';
        key[^1] = (byte)':';
        Encoding.UTF8.GetBytes(name, key.AsSpan(2));
        return key;
    }
}
