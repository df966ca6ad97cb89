using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Selections, and the fragments that they spread.</summary>
/// <param name="schema">The schema.</param>
/// <param name="chance">The choices.</param>
/// <param name="variables">The document's variables.</param>
/// <param name="literals">Its literals.</param>
internal sealed class RandomSelections(Schema schema, Chance chance, RandomVariables variables, RandomLiterals literals)
{
    /// <summary>What both sides say in their own words and order; the whole introspection is compared elsewhere.</summary>
    private static readonly HashSet<string> OwnWords = ["description", "types", "directives", "possibleTypes", "defaultValue", "specifiedByURL"];

    private readonly List<NamedType> types = [.. schema.Types.Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal))];
    private readonly List<NamedType> composites =
        [.. schema.Types.Where(t => t is ComplexType or UnionType && !t.Name.StartsWith("__", StringComparison.Ordinal))];

    private readonly List<Fragment> fragments = [];
    private int fieldsLeft = 60;

    /// <summary>The definitions of the fragments spread so far.</summary>
    public IEnumerable<string> FragmentDefinitions => fragments.Where(f => f.Text is not null).Select(f => f.Text!);

    public string SelectionSet(NamedType type, int depth, int most = 4)
    {
        var selections = Enumerable.Range(0, chance.Between(1, most)).Select(_ => Selection(type, depth)).ToList();
        return $"{{ {string.Join(" ", selections)} }}";
    }

    /// <summary>Directives for a location, mostly none.</summary>
    public string Directives(DirectiveLocation location, bool constant = false)
    {
        if (!chance.Often(0.12))
        {
            return "";
        }

        var allowed = schema.Directives.Where(d => d.Locations.Contains(location) || chance.Wild()).ToList();
        var count = allowed.Count == 0 ? 0 : chance.Often(0.1) ? 2 : 1;
        return string.Join(" ", Enumerable.Range(0, count).Select(_ => Directive(chance.Pick(allowed), constant)));
    }

    private string Directive(Directive directive, bool constant)
    {
        if (directive == SpecifiedDirectives.Skip || directive == SpecifiedDirectives.Include)
        {
            return $"@{directive.Name}(if: {(chance.Often(0.5) && !constant ? $"${variables.Condition()}" : chance.Pick("true", "false"))})";
        }

        return $"@{directive.Name}{Arguments(directive.Arguments, constant)}";
    }

    private string Selection(NamedType type, int depth) => chance.Below(10) switch
    {
        0 or 1 when depth > 0 => InlineFragment(type, depth),
        2 when depth > 0 => Spread(type, depth),
        _ => Field(type, depth),
    };

    private string InlineFragment(NamedType type, int depth)
    {
        var condition = chance.Often(0.15) ? null : Related(type);
        var set = SelectionSet(condition ?? type, depth - 1, 3);
        return $"... {(condition is null ? "" : $"on {condition.Name}")} {Directives(DirectiveLocation.InlineFragment)} {set}";
    }

    private string Spread(NamedType type, int depth)
    {
        var usable = fragments.Where(f => chance.Wild() || (f.Text is not null && Overlap(f.Type, type))).ToList();
        var fragment = usable.Count > 0 && chance.Often(0.5) ? chance.Pick(usable) : Define(Related(type), depth - 1);
        variables.Used.UnionWith(fragment.Variables);
        return $"... {(chance.Wild() ? "Nowhere" : fragment.Name)} {Directives(DirectiveLocation.FragmentSpread)}";
    }

    private Fragment Define(NamedType type, int depth)
    {
        var outer = variables.Used;
        variables.Used = [];
        var fragment = new Fragment($"F{(chance.Wild() ? 0 : fragments.Count)}", type, variables.Used);
        fragments.Add(fragment);
        var directives = Directives(DirectiveLocation.FragmentDefinition);
        fragment.Text = $"fragment {fragment.Name} on {type.Name} {directives} {SelectionSet(type, depth)}";
        variables.Used = outer;
        return fragment;
    }

    private string Field(NamedType type, int depth)
    {
        if (chance.Often(0.08) || fieldsLeft-- < 0)
        {
            return "__typename";
        }

        var from = chance.Wild() ? chance.Pick(composites) : type;
        var choices = ((from as ComplexType)?.Fields ?? []).Where(f => (depth > 0 || IsLeaf(f)) && !IsOwnWords(from, f)).ToList();
        if (from == schema.QueryType && chance.Often(0.05))
        {
            choices = [MetaFields.Type, MetaFields.Schema];
        }

        return choices.Count == 0 ? "__typename" : Field(chance.Pick(choices), depth);
    }

    private string Field(OutputField field, int depth)
    {
        var alias = chance.Often(field.Arguments.Count > 0 ? 0.7 : 0.1)
            ? $"{(chance.Often(0.1) ? chance.Pick("name", "legs", "x", "kind") : $"a{chance.Below(60)}")} :"
            : "";
        var arguments = field == MetaFields.Type ? $"(name: \"{chance.Pick(types).Name}\")" : Arguments(field.Arguments, constant: false);
        var set = IsLeaf(field) == chance.Wild() ? SelectionSet(field.Type.Named, depth - 1) : "";
        return $"{alias} {field.Name} {arguments} {Directives(DirectiveLocation.Field)} {set}";
    }

    private string Arguments(IReadOnlyList<InputValue> arguments, bool constant)
    {
        var given = chance.Shuffled(arguments.Where(a => a.IsRequired ? !chance.Wild() : chance.Often(0.4)))
            .Select(a => $"{a.Name} : {(constant ? literals.Constant(a.Type) : literals.Argument(a))}")
            .ToList();
        if (chance.Wild())
        {
            given.Add(chance.Pick("nope : 1", "name : \"x\"", "int : 1"));
        }

        return given.Count == 0 ? "" : $"( {string.Join(" ", given)} )";
    }

    private NamedType Related(NamedType type) =>
        chance.Wild() ? chance.Pick(schema.Types) : chance.Pick(composites.Where(t => Overlap(t, type)).DefaultIfEmpty(type).ToList());

    private bool Overlap(NamedType a, NamedType b) => schema.GetPossibleTypes(a).Overlaps(schema.GetPossibleTypes(b));

    private static bool IsLeaf(OutputField field) => field.Type.Named is ScalarType or EnumType;

    private static bool IsOwnWords(NamedType type, OutputField field) =>
        type.Name.StartsWith("__", StringComparison.Ordinal) && OwnWords.Contains(field.Name);

    private sealed class Fragment(string name, NamedType type, HashSet<string> variables)
    {
        public string Name { get; } = name;

        public NamedType Type { get; } = type;

        public HashSet<string> Variables { get; } = variables;

        public string? Text { get; set; }
    }
}
