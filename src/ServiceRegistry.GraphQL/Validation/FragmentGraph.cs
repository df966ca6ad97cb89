using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// The document's fragments and who spreads them, learnt before the walk and without recursion from fragment to fragment: what comes after
/// may go through fragments on the stack, since their depth is known to be bounded, or a cycle is known.
/// </summary>
internal sealed class FragmentGraph
{
    // More than are ever reported: each costs as much as it is long.
    private const int MostCycles = 100;

    private readonly Dictionary<string, FragmentDefinitionNode> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<DefinitionNode, Outline> outlines = new(ReferenceEqualityComparer.Instance);
    private readonly List<FragmentDefinitionNode> calleesFirst = [];
    private readonly List<IReadOnlyList<FragmentSpreadNode>> cycles = [];
    private readonly int maxDepth;

    /// <param name="document">The document.</param>
    /// <param name="maxDepth">The levels of selections allowed.</param>
    internal FragmentGraph(DocumentNode document, int maxDepth)
    {
        this.maxDepth = maxDepth;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                byName.TryAdd(fragment.Name.Value, fragment);
            }

            if (SelectionsOf(definition) is { } selections)
            {
                var outline = outlines[definition] = new Outline();
                Visit(selections, 1, outline);
            }
        }

        if (!IsTooDeep && byName.Count > 0)
        {
            Order();
            Measure(document);
        }
    }

    /// <summary>True where the selections pass the depth allowed, fragments counted where they are spread; the rest is then not known.</summary>
    internal bool IsTooDeep { get; private set; }

    /// <summary>Where they pass it.</summary>
    internal Location? DeepestLocation { get; private set; }

    /// <summary>The spreads that lead from a fragment back to itself, one list a cycle found.</summary>
    internal IReadOnlyList<IReadOnlyList<FragmentSpreadNode>> Cycles => cycles;

    /// <summary>Every fragment, behind those that it spreads.</summary>
    internal IReadOnlyList<FragmentDefinitionNode> CalleesFirst => calleesFirst;

    /// <summary>The fragment of a name, the first where there are several; null where there is none.</summary>
    internal FragmentDefinitionNode? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The spreads in a definition, not those in the fragments spread.</summary>
    internal IReadOnlyList<FragmentSpreadNode> SpreadsIn(DefinitionNode definition) =>
        outlines.TryGetValue(definition, out var outline) ? outline.Spreads : [];

    /// <summary>The fragments that definitions spread, directly or through others, in the order in which they are met.</summary>
    internal IReadOnlyCollection<FragmentDefinitionNode> ReachableFrom(params IEnumerable<DefinitionNode> definitions)
    {
        var reached = new HashSet<FragmentDefinitionNode>(ReferenceEqualityComparer.Instance);
        var ordered = new List<FragmentDefinitionNode>();
        foreach (var definition in definitions)
        {
            Add(definition);
        }

        for (var i = 0; i < ordered.Count; i++)
        {
            Add(ordered[i]);
        }

        return ordered;

        void Add(DefinitionNode definition)
        {
            foreach (var spread in SpreadsIn(definition))
            {
                if (Find(spread.Name.Value) is { } fragment && reached.Add(fragment))
                {
                    ordered.Add(fragment);
                }
            }
        }
    }

    private static SelectionSetNode? SelectionsOf(DefinitionNode definition) =>
        (definition as OperationDefinitionNode)?.SelectionSet ?? (definition as FragmentDefinitionNode)?.SelectionSet;

    private void Visit(SelectionSetNode selectionSet, int level, Outline outline)
    {
        if (level > maxDepth)
        {
            MarkTooDeep(selectionSet);
            return;
        }

        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode { SelectionSet: { } inner }:
                    Visit(inner, level + 1, outline);
                    break;
                case InlineFragmentNode fragment:
                    Visit(fragment.SelectionSet, level + 1, outline);
                    break;
                case FragmentSpreadNode spread:
                    outline.Spreads.Add(spread);
                    outline.SpreadLevels.Add(level);
                    break;
            }
        }

        outline.Depth = Math.Max(outline.Depth, level);
    }

    /// <summary>Depth first over the fragments, with a stack of its own: finds the cycles and the order.</summary>
    private void Order()
    {
        var states = new Dictionary<FragmentDefinitionNode, bool>(ReferenceEqualityComparer.Instance);
        var way = new List<(FragmentDefinitionNode Fragment, int Next)>();
        foreach (var start in byName.Values)
        {
            if (states.TryAdd(start, false))
            {
                way.Add((start, 0));
            }

            while (way.Count > 0)
            {
                var (fragment, next) = way[^1];
                var spreads = outlines[fragment].Spreads;
                if (next == spreads.Count)
                {
                    states[fragment] = true;
                    calleesFirst.Add(fragment);
                    way.RemoveAt(way.Count - 1);
                    continue;
                }

                way[^1] = (fragment, next + 1);
                if (Find(spreads[next].Name.Value) is not { } spread)
                {
                    continue;
                }

                if (states.TryAdd(spread, false))
                {
                    way.Add((spread, 0));
                }
                else if (!states[spread] && cycles.Count < MostCycles)
                {
                    var first = way.FindIndex(step => ReferenceEquals(step.Fragment, spread));
                    cycles.Add([.. way.Skip(first).Select(step => outlines[step.Fragment].Spreads[step.Next - 1])]);
                }
            }
        }
    }

    private void Measure(DocumentNode document)
    {
        var total = new Dictionary<FragmentDefinitionNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var fragment in calleesFirst)
        {
            total[fragment] = Measure(outlines[fragment], total);
        }

        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            Measure(outlines[operation], total);
        }
    }

    private int Measure(Outline outline, Dictionary<FragmentDefinitionNode, int> total)
    {
        var deepest = outline.Depth;
        for (var i = 0; i < outline.Spreads.Count; i++)
        {
            // In a cycle the fragment is not measured yet: it counts as nothing, the cycle itself is an error.
            if (Find(outline.Spreads[i].Name.Value) is { } spread && total.TryGetValue(spread, out var below))
            {
                var depth = outline.SpreadLevels[i] + below;
                if (depth > maxDepth)
                {
                    MarkTooDeep(outline.Spreads[i]);
                }

                deepest = Math.Max(deepest, depth);
            }
        }

        return deepest;
    }

    private void MarkTooDeep(SyntaxNode node)
    {
        IsTooDeep = true;
        DeepestLocation ??= node.Location;
    }

    /// <summary>What one definition has in itself.</summary>
    private sealed class Outline
    {
        internal int Depth { get; set; }

        internal List<FragmentSpreadNode> Spreads { get; } = [];

        internal List<int> SpreadLevels { get; } = [];
    }
}
