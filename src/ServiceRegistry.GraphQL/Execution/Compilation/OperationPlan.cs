using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// An operation compiled for one answer to each of its <c>@skip</c> and <c>@include</c> conditions: what is executed has no condition left.
/// </summary>
internal sealed class OperationPlan
{
    private readonly IReadOnlyDictionary<string, bool> conditions;
    private int argumentSlots;

    public OperationPlan(CompiledOperation operation, IReadOnlyDictionary<string, bool> conditions)
    {
        Operation = operation;
        this.conditions = conditions;
        Root = CollectFields(operation.RootType, operation.Node.SelectionSet);
    }

    public CompiledOperation Operation { get; }

    public SelectionSet Root { get; }

    /// <summary>What it costs; two requests that ask at once may both compile it, and one result is kept.</summary>
    public CostPlan Cost => field ??= new CostPlan(this);

    /// <summary>What subscriptions to the same have in common, variables apart.</summary>
    public string SharingText => field ??= SharingKey.TextOf(this);

    /// <summary>How many fields keep arguments of their own in each request; grows while further types are met.</summary>
    public int ArgumentSlots => Volatile.Read(ref argumentSlots);

    /// <summary>
    /// True where every request gets the same answer: of the root introspection alone is asked, which is pure, and no argument that was met
    /// depends on a variable. To be asked once it has been executed.
    /// </summary>
    public bool IsConstant => Operation.Node.Operation == OperationType.Query && ArgumentSlots == 0 && Array.TrueForAll(
        Root.Selections, selection => selection.Field == MetaFields.Schema || selection.Field == MetaFields.Type || selection.Field == MetaFields.TypeName);

    /// <summary>That answer, where it is kept (<see cref="ConstantAnswers"/>).</summary>
    public KeptAnswer? Kept { get; set; }

    public int NextArgumentSlot() => Interlocked.Increment(ref argumentSlots) - 1;

    /// <summary>Section 6.3.2, for the object that fields' values turned out to be.</summary>
    public SelectionSet CollectSubfields(ObjectType type, ImmutableArray<FieldNode> fields)
    {
        var collector = new FieldCollector(this, type, fields[0].SelectionSet?.Selections.Length ?? 0);
        foreach (var field in fields)
        {
            if (field.SelectionSet is { } set)
            {
                collector.Collect(set);
            }
        }

        return collector.ToSelectionSet();
    }

    /// <summary>Sections 3.13.1 and 3.13.2.</summary>
    public bool Includes(ImmutableArray<DirectiveNode> directives)
    {
        for (var i = 0; i < directives.Length; i++)
        {
            var isSkip = directives[i].Name.Value == "skip";
            if ((isSkip || directives[i].Name.Value == "include") && Holds(directives[i].Arguments[0].Value) == isSkip)
            {
                return false;
            }
        }

        return true;
    }

    private SelectionSet CollectFields(ObjectType type, SelectionSetNode set)
    {
        var collector = new FieldCollector(this, type, set.Selections.Length);
        collector.Collect(set);
        return collector.ToSelectionSet();
    }

    private bool Holds(ValueNode condition) => condition switch
    {
        BooleanValueNode truth => truth.Value,
        VariableNode variable => conditions[variable.Name.Value],
        _ => throw new InvalidOperationException("A condition is neither a variable nor true or false: the document is not validated."),
    };
}
