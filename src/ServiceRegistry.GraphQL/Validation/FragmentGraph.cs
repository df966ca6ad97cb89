using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// The document's fragments and who spreads them, learnt before the walk and without recursion from fragment to fragment: what comes after
/// may go through fragments on the stack, since their depth is known to be bounded, or a cycle is known. A document without fragments is
/// only measured.
/// </summary>
internal sealed class FragmentGraph
{
    // More than are ever reported: each costs as much as it is long.
    private const int MostCycles = 100;

    // Both null where there are no fragments.
    private readonly Dictionary<string, FragmentDefinitionNode>? byName;
    private readonly Dictionary<DefinitionNode, Outline>? outlines;
    private readonly int maxDepth;

    // Several rules ask for the same, and most documents have one operation.
    private (DefinitionNode? From, IReadOnlyCollection<FragmentDefinitionNode> Fragments) lastReached = (null, []);

    /// <param name="document">The document.</param>
    /// <param name="maxDepth">The levels of selections allowed.</param>
    internal FragmentGraph(DocumentNode document, int maxDepth)
    {
        this.maxDepth = maxDepth;
        if (document.Definitions.Any(definition => definition is FragmentDefinitionNode))
        {
            byName = new(StringComparer.Ordinal);
            outlines = new(ReferenceEqualityComparer.Instance);
        }

        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                byName!.TryAdd(fragment.Name.Value, fragment);
            }

            if (SelectionsOf(definition) is { } selections)
            {
                var outline = new Outline();
                Visit(selections, 1, outline);
                if (outlines is not null)
                {
                    outlines[definition] = outline;
                }
            }
        }

        if (!IsTooDeep && byName is not null)
        {
            Order(byName, outlines!);
            Measure(document, outlines!);
        }
    }

    /// <summary>True where the selections pass the depth allowed, fragments counted where they are spread; the rest is then not known.</summary>
    internal bool IsTooDeep { get; private set; }

    /// <summary>Where they pass it.</summary>
    internal Location? DeepestLocation { get; private set; }

    /// <summary>The spreads that lead from a fragment back to itself, one list a cycle found.</summary>
    internal IReadOnlyList<IReadOnlyList<FragmentSpreadNode>> Cycles { get; private set; } = [];

    /// <summary>Every fragment, behind those that it spreads.</summary>
    internal IReadOnlyList<FragmentDefinitionNode> CalleesFirst { get; private set; } = [];

    /// <summary>
    /// True where fields can meet under one name, or under a name that is not theirs: fragments, names that are selected twice, aliases. Most
    /// documents have none of it.
    /// </summary>
    internal bool CanMeet { get; private set; }

    /// <summary>The fragment of a name, the first where there are several; null where there is none.</summary>
    internal FragmentDefinitionNode? Find(string name) => byName?.GetValueOrDefault(name);

    /// <summary>The spreads in a definition, not those in the fragments spread.</summary>
    internal IReadOnlyList<FragmentSpreadNode> SpreadsIn(DefinitionNode definition) =>
        outlines is not null && outlines.TryGetValue(definition, out var outline) ? outline.Spreads : [];

    /// <summary>The fragments that a definition spreads, directly or through others, in the order in which they are met.</summary>
    internal IReadOnlyCollection<FragmentDefinitionNode> ReachableFrom(DefinitionNode definition)
    {
        if (lastReached.From != definition)
        {
            lastReached = (definition, ReachableFrom([definition]));
        }

        return lastReached.Fragments;
    }

    /// <summary>The fragments that definitions spread, directly or through others, in the order in which they are met.</summary>
    internal IReadOnlyCollection<FragmentDefinitionNode> ReachableFrom(IEnumerable<DefinitionNode> definitions)
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

        CanMeet = CanMeet || FieldsThatMeet.MayBeAmong(selectionSet.Selections);
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
                    outline.Add(spread, level);
                    break;
            }
        }

        outline.Depth = Math.Max(outline.Depth, level);
    }

    /// <summary>Depth first over the fragments, with a stack of its own: finds the cycles and the order.</summary>
    private void Order(Dictionary<string, FragmentDefinitionNode> byName, Dictionary<DefinitionNode, Outline> outlines)
    {
        var calleesFirst = new List<FragmentDefinitionNode>(byName.Count);
        var cycles = new List<IReadOnlyList<FragmentSpreadNode>>();
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

        CalleesFirst = calleesFirst;
        Cycles = cycles;
    }

    private void Measure(DocumentNode document, Dictionary<DefinitionNode, Outline> outlines)
    {
        var total = new Dictionary<FragmentDefinitionNode, int>(ReferenceEqualityComparer.Instance);
        foreach (var fragment in CalleesFirst)
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
                var depth = outline.LevelOf(i) + below;
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
        private List<FragmentSpreadNode>? spreads;
        private List<int>? levels;

        internal int Depth { get; set; }

        internal IReadOnlyList<FragmentSpreadNode> Spreads => spreads ?? (IReadOnlyList<FragmentSpreadNode>)[];

        internal void Add(FragmentSpreadNode spread, int level)
        {
            (spreads ??= []).Add(spread);
            (levels ??= []).Add(level);
        }

        /// <summary>The level at which a spread stands.</summary>
        internal int LevelOf(int spread) => levels![spread];
    }
}
