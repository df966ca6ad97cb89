using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Makes the terms of one plan: each field and each fragment once, so that a document's cost takes time by its length, not by what it
/// unfolds to. What is the same in every request is reckoned here.
/// </summary>
internal sealed class CostCompiler
{
    private readonly OperationPlan plan;
    private readonly bool fold;
    private readonly bool introspection;
    private readonly CompiledDocument document;
    private readonly Func<NamedType, FieldNode, bool> matters;
    private Dictionary<(string Name, object? Sized), CostTerm>? fragments;
    private IntrospectionSizes? sizes;

    /// <param name="plan">The plan, which knows what is skipped.</param>
    /// <param name="fold">False where the terms are to be looked at one by one.</param>
    /// <param name="introspection">True for the introspections alone, false for everything else.</param>
    public CostCompiler(OperationPlan plan, bool fold, bool introspection = false)
    {
        this.plan = plan;
        this.fold = fold;
        this.introspection = introspection;
        document = plan.Operation.Document;
        matters = Matters;
    }

    public int FragmentCount { get; private set; }

    public CostTerm Compile() => Compile(Gather(plan.Operation.Node.SelectionSet, plan.Operation.RootType), sized: []);

    private GatheredSelections Gather(SelectionSetNode set, NamedType type)
    {
        var gathered = new GatheredSelections(plan, matters);
        gathered.Gather(set, type);
        return gathered;
    }

    private GatheredSelections Gather(IReadOnlyList<FieldNode> nodes, NamedType type)
    {
        var gathered = new GatheredSelections(plan, matters);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].SelectionSet is { } set)
            {
                gathered.Gather(set, type);
            }
        }

        return gathered;
    }

    private CostTerm Compile(GatheredSelections gathered, IReadOnlyList<string> sized)
    {
        var forAll = Terms(gathered.ForAll, sized);
        var forOne = TermsOfEach(gathered.ForOne, sized);
        if (fold && forAll.Length == 0 && forOne.Length == 0)
        {
            return CostTerm.Nothing;
        }

        var term = new SelectionsCost(forAll, forOne);
        return IsConstant(forAll) && forOne.All(IsConstant) ? Constant(term) : term;
    }

    private CostTerm[][] TermsOfEach(IReadOnlyCollection<SelectionGroup> groups, IReadOnlyList<string> sized)
    {
        if (groups.Count == 0)
        {
            return [];
        }

        var terms = new List<CostTerm[]>(groups.Count);
        foreach (var group in groups)
        {
            terms.Add(Terms(group, sized));
        }

        return [.. terms];
    }

    private CostTerm[] Terms(SelectionGroup group, IReadOnlyList<string> sized)
    {
        if (group.IsEmpty)
        {
            return [];
        }

        // What costs nothing is left out: of most selections that is all but a few.
        var terms = new List<CostTerm>();
        foreach (var field in group.Fields)
        {
            Add(Field(field.Type, field.Nodes, sized));
        }

        foreach (var name in group.Fragments)
        {
            Add(Fragment(name, sized));
        }

        return [.. terms];

        void Add(CostTerm term)
        {
            if (term != CostTerm.Nothing)
            {
                terms.Add(term);
            }
        }
    }

    private CostTerm Fragment(string name, IReadOnlyList<string> sized)
    {
        fragments ??= [];
        if (!fragments.TryGetValue((name, sized), out var term))
        {
            var fragment = document.Fragments[name];
            var body = Compile(Gather(fragment.SelectionSet, document.Schema.FindType(fragment.TypeCondition.Name.Value)!), sized);
            term = fold && body is ConstantCost ? body : new FragmentCost(FragmentCount++, body);
            fragments.Add((name, sized), term);
        }

        return term;
    }

    /// <summary>False for a leaf that costs nothing, in each of its selections: most are such leaves.</summary>
    private bool Matters(NamedType type, FieldNode node)
    {
        if (!fold || introspection || node is not { SelectionSet: null, Arguments.Length: 0 })
        {
            return true;
        }

        var field = document.Schema.FindField(type, node.Name.Value)!;
        return field != MetaFields.TypeName && Weight(Dearest(type, field)) != 0;
    }

    private CostTerm Field(NamedType type, IReadOnlyList<FieldNode> nodes, IReadOnlyList<string> sized)
    {
        var field = document.Schema.FindField(type, nodes[0].Name.Value)!;
        if (IsIntrospection(type, field) != introspection || (field == MetaFields.TypeName && !introspection))
        {
            return CostTerm.Nothing;
        }

        if (introspection)
        {
            return Introspection(type, field, nodes);
        }

        field = Dearest(type, field);
        var isList = field.Type.NullableType is ListType;
        var isSized = sized.Contains(field.Name);
        var sizedBelow = isList ? [] : field.ListSize?.SizedFields ?? [];
        var size = isList ? !isSized : sizedBelow.Count > 0;
        var objects = new AnsweredObjects(
            Weight(field.Type.Named), isList, isSized && isList, size ? new ListSizeCost(field, nodes[0], document.Costs.AssumedListSize) : null);
        var below = nodes[0].SelectionSet is null
            ? CostTerm.Nothing
            : Compile(Gather(nodes, field.Type.Named), sizedBelow);
        var term = new FieldCost(
            nodes[0], type, field, Weight(field), new ArgumentsCost(field, nodes[0]), objects, below);
        return term.IsConstant ? Constant(term) : term;
    }

    private static bool IsIntrospection(NamedType type, OutputField field) =>
        field == MetaFields.Schema || field == MetaFields.Type || IntrospectionTypes.All.Contains(type);

    /// <summary>Each field counts, leaves too: a description that is asked for fifty times is answered fifty times.</summary>
    private CostTerm Introspection(NamedType type, OutputField field, IReadOnlyList<FieldNode> nodes)
    {
        sizes ??= new IntrospectionSizes(document.Schema);
        var below = nodes[0].SelectionSet is null
            ? CostTerm.Nothing
            : Compile(Gather(nodes, field.Type.Named), sized: []);
        var objects = new AnsweredObjects(
            Weight: 0, IsList: true, IsSizedByParent: false, new ListSizeCost(field, nodes[0], sizes.Of(type, field)));
        return Constant(new FieldCost(nodes[0], type, field, weight: 1, new ArgumentsCost(field, nodes[0]), objects, below));
    }

    /// <summary>Of an interface's field, the implementation that costs most: any of them may be asked.</summary>
    private OutputField Dearest(NamedType type, OutputField field) => type is InterfaceType ? DearestImplementation(type, field) : field;

    private OutputField DearestImplementation(NamedType type, OutputField field)
    {
        var dearest = document.Schema.GetPossibleTypes(type).Select(possible => possible.FindField(field.Name)!).MaxBy(Weight);
        return dearest is null ? field : field with { Cost = field.Cost ?? Weight(dearest), ListSize = field.ListSize ?? dearest.ListSize };
    }

    private static double Weight(OutputField field) => field.Cost
        ?? (field.ResolveAsync is not null ? DefaultCosts.WaitingField : field.Type.Named is ScalarType or EnumType ? 0 : DefaultCosts.ObjectField);

    private double Weight(NamedType type) => type switch
    {
        ObjectType one => one.Cost,
        InterfaceType or UnionType => document.Schema.GetPossibleTypes(type).Select(possible => possible.Cost).DefaultIfEmpty(0).Max(),
        _ => 0,
    };

    private CostTerm Constant(CostTerm term) => fold ? new ConstantCost(term.Evaluate(new CostEvaluation(VariableValues.None, FragmentCount))) : term;

    private static bool IsConstant(CostTerm[] terms) => terms.All(term => term is ConstantCost);
}
