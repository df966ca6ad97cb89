namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Type systems by chance, the same for the same seed: most are valid, the others break a rule of chapter 3.</summary>
internal sealed class RandomTypeSystem
{
    private readonly Chance chance;
    private readonly List<string> enums;
    private readonly List<string> scalars;
    private readonly List<string> inputs;
    private readonly List<string> objects;
    private readonly List<string> unions;
    private readonly List<Interface> interfaces = [];

    private RandomTypeSystem(int seed)
    {
        chance = new Chance(seed);
        chance.Wildness = chance.Pick(0, 0, 0.02);
        enums = Names("Enum", 1, 3);
        scalars = Names("Scalar", 0, 2);
        inputs = Names("Input", 1, 3);
        objects = [.. Names("Object", 1, 4), "Query"];
        unions = Names("Union", 0, 2);
        foreach (var name in Names("Interface", 0, 3))
        {
            // Those that it implements promise their fields, too.
            List<Interface> implemented = interfaces.Count > 0 && chance.Often(0.5) ? WithTheirs([chance.Pick(interfaces)]) : [];
            interfaces.Add(new Interface(name, implemented, [.. Promised(implemented), .. Fields(name)]));
        }
    }

    public static string Create(int seed) => new RandomTypeSystem(seed).Create();

    private string Create()
    {
        IEnumerable<string> definitions =
        [
            .. chance.Often(0.3) ? ["\"\"\"The whole.\nAll of it.\"\"\" schema { query: Query }"] : Enumerable.Empty<string>(),
            .. enums.Select(Enum),
            .. scalars.Select(name => $"{Description()} scalar {name} {(chance.Often(0.5) ? "@specifiedBy(url: \"urn:a\\\"b\")" : "")}"),
            .. inputs.Select(Input),
            .. interfaces.Select(i => Complex("interface", i.Name, i.Implemented, i.Fields)),
            .. objects.Select(Object),
            .. unions.Select(name => $"{Description()} union {name} = {(chance.Often(0.2) ? "|" : "")} {string.Join(" | ", Some(objects))}"),
            .. Names("directive", 0, 2).Select(Directive),
        ];
        return RandomLayout.Of(string.Join(" ", chance.Shuffled(definitions)), chance);
    }

    private string Enum(string name) =>
        $"{Description()} enum {name} {{ {Members(["RED", "BLUE", "on", "type"], value => $"{Description()} {value} {Deprecated()}")} }}";

    private string Object(string name)
    {
        List<Interface> implemented = interfaces.Count > 0 && chance.Often(0.5) ? WithTheirs(Some(interfaces)) : [];
        return Complex("type", name, implemented, [.. Promised(implemented), .. Fields(name)]);
    }

    private string Complex(string keyword, string name, List<Interface> implemented, IReadOnlyList<string> fields)
    {
        implemented = [.. implemented.Where(_ => !chance.Wild())];
        var implements = implemented.Count == 0 ? "" : $"implements {string.Join(" & ", implemented.Select(i => i.Name))}";
        var kept = fields.Where(_ => !chance.Wild()).Select(field => implemented.Count == 0 ? field : Vary(field)).ToList();
        return $"{Description()} {keyword} {name} {implements} {{ {string.Join(" ", kept.Count > 0 ? kept : fields)} }}";
    }

    /// <summary>Fields with names that no other type has, so that promises of several interfaces never meet.</summary>
    private List<string> Fields(string owner) => [.. Enumerable.Range(0, chance.Between(1, 3)).Select(i => Field($"f{owner}{i}"))];

    private string Field(string name)
    {
        var type = Reference([.. Leaves(), .. objects, .. unions, .. interfaces.Select(i => i.Name), .. chance.Wild() ? inputs : []]);
        return $"{Description()} {Misnamed(name)}{Arguments()} : {type} {Deprecated()}";
    }

    /// <summary>A field as an implementation may write it: stricter, or with one argument more; seldom as it may not.</summary>
    private string Vary(string field)
    {
        var colon = field.LastIndexOf(" : ", StringComparison.Ordinal);
        var (before, after) = (field[..colon], field[(colon + 3)..]);
        var end = after.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space ? space : after.Length;
        var (type, rest) = (after[..end], after[end..]);
        return chance.Below(6) switch
        {
            0 => $"{before} : {type.TrimEnd('!')}!{rest}",
            1 when chance.Often(0.2) => $"{before} : {type.TrimEnd('!')}{rest}",
            2 when before.EndsWith(')') => $"{before[..^1]} more : Int{(chance.Often(0.1) ? "!" : "")} ) : {after}",
            3 when chance.Often(0.2) => $"{before} : {chance.Pick([.. Leaves(), .. objects])}{rest}",
            _ => field,
        };
    }

    private string Arguments()
    {
        var names = new[] { "a", "b", "type", "input" }.Where(_ => chance.Often(0.2)).ToList();
        return names.Count == 0 ? "" : $"( {string.Join(" ", names.Select(name => Value(name, inOneOf: false)))} )";
    }

    private string Input(string name)
    {
        var isOneOf = chance.Often(0.25);
        return $"{Description()} input {name} {(isOneOf ? "@oneOf" : "")} {{ {Members(["a", "b", "c", "query"], field => Value(field, isOneOf))} }}";
    }

    private string Value(string name, bool inOneOf)
    {
        var isInput = chance.Often(0.25);
        var named = isInput ? chance.Pick(inputs) : chance.Pick([.. Leaves(), .. chance.Wild() ? objects : []]);

        // What demands one of itself, or has one as its default, goes beyond what the reference checks: inputs stay optional.
        var type = isInput && !chance.Wild() ? chance.Pick(named, $"[{named}!]") : Reference([named]);
        if (inOneOf && !chance.Wild())
        {
            type = type.TrimEnd('!');
        }

        var isRequired = type.EndsWith('!');
        var literal = inOneOf && !chance.Wild() || isInput || !chance.Often(0.4) ? null : Default(type);
        var deprecated = isRequired && literal is null && !chance.Wild() ? "" : Deprecated();
        return $"{Description()} {Misnamed(name)} : {type} {(literal is null ? "" : $"= {literal}")} {deprecated}";
    }

    private string Default(string type) => type switch
    {
        [.., '!'] => NotNull(type[..^1]),
        _ when chance.Often(0.1) => "null",
        ['[', .. var item, ']'] => chance.Often(0.2) && !item.StartsWith('[')
            ? NotNull(item)
            : $"[ {string.Join(" ", Enumerable.Range(0, chance.Below(3)).Select(_ => NotNull(item)))} ]",
        _ => NotNull(type),
    };

    private string NotNull(string type) => type switch
    {
        [.., '!'] => NotNull(type[..^1]),
        ['[', ..] => "[ ]",
        "Int" => RandomText.Int(chance),
        "Float" => RandomText.Float(chance),
        "String" => RandomText.String(chance),
        "Boolean" => "true",
        "ID" => chance.Pick("\"x\"", "5"),
        _ when enums.Contains(type) => "RED",
        _ => chance.Pick("1.50", "\"x\"", "true", "\"\"\" y \"\"\""),
    };

    private string Directive(string name)
    {
        string[] locations = ["FIELD", "QUERY", "FRAGMENT_SPREAD", "VARIABLE_DEFINITION", "OBJECT", "SCHEMA", "INPUT_FIELD_DEFINITION"];
        var repeatable = chance.Often(0.3) ? "repeatable" : "";
        return $"{Description()} directive @{Misnamed(name)}{Arguments()} {repeatable} on {string.Join(" | ", Some(locations))}";
    }

    private string Reference(IReadOnlyList<string> names)
    {
        var type = chance.Pick(names);
        for (var lists = chance.Pick(0, 0, 0, 1, 2); lists > 0; lists--)
        {
            type = $"[{type}{chance.Pick("", "!")}]";
        }

        return $"{type}{chance.Pick("", "!")}";
    }

    private List<string> Leaves() => ["Int", "Float", "String", "Boolean", "ID", .. enums, .. scalars];

    private string Description() => chance.Often(0.75) ? "" : chance.Pick(
        RandomText.String(chance),
        "\"one line\"",
        "\"\"\"\n  two\n    lines\n\"\"\"", "\"\"\" \\\"\"\" \"\"\"",
        "\"ends in a quote \\\"\"", "\"\"", "\"back\\\\\"");

    private string Deprecated() => chance.Often(0.85)
        ? ""
        : chance.Pick("@deprecated", "@deprecated(reason: \"old\\n\")", "@deprecated(reason: \"\"\"a\n b\"\"\")");

    private string Misnamed(string name) => chance.Wild() ? $"__{name}" : name;

    private string Members(IReadOnlyList<string> names, Func<string, string> write)
    {
        IEnumerable<string> twice = chance.Wild() ? [names[0]] : [];
        IEnumerable<string> members = [names[0], .. names.Skip(1).Where(_ => chance.Often(0.5)), .. twice];
        return string.Join(" ", members.Select(write));
    }

    private List<T> Some<T>(IReadOnlyList<T> items)
    {
        var some = items.Where(_ => chance.Often(0.4)).ToList();
        return some.Count > 0 ? some : [chance.Pick(items)];
    }

    private List<string> Names(string kind, int least, int most) => [.. Enumerable.Range(0, chance.Between(least, most)).Select(i => $"{kind}{i}")];

    private static List<Interface> WithTheirs(IEnumerable<Interface> implemented) =>
        [.. implemented.SelectMany(i => i.Implemented.Prepend(i)).Distinct()];

    private static IEnumerable<string> Promised(IEnumerable<Interface> implemented) => implemented.SelectMany(i => i.Fields).Distinct();

    private sealed record Interface(string Name, List<Interface> Implemented, IReadOnlyList<string> Fields);
}
