namespace ServiceRegistry.GraphQL.Types;

/// <summary>Section 3.13: a directive does not refer to itself, by the types of its arguments or by the directives that stand at these.</summary>
internal static class DirectiveCycles
{
    public static IEnumerable<string> Find(Schema schema)
    {
        var byName = schema.Directives.DistinctBy(d => d.Name).ToDictionary(d => d.Name, StringComparer.Ordinal);
        return schema.Directives.Select(directive => Find(directive, byName)).OfType<string>();
    }

    private static string? Find(Directive directive, Dictionary<string, Directive> byName)
    {
        var seen = new HashSet<object>();
        var waiting = new Stack<(object Part, string By)>([(directive, $"@{directive.Name}")]);
        while (waiting.TryPop(out var next))
        {
            foreach (var applied in DirectivesAt(next.Part))
            {
                if (applied.Definition.Name == directive.Name)
                {
                    return $"@{directive.Name} refers to itself, by {next.By}.";
                }

                Add(byName.GetValueOrDefault(applied.Definition.Name), $"@{applied.Definition.Name}");
            }

            foreach (var type in InputsOf(next.Part).Select(value => value.Type.Named))
            {
                Add(type, type.Name);
            }
        }

        return null;

        void Add(object? part, string by)
        {
            if (part is not null && seen.Add(part))
            {
                waiting.Push((part, by));
            }
        }
    }

    private static IEnumerable<AppliedDirective> DirectivesAt(object part) => (part switch
    {
        EnumType names => names.Directives.Concat(names.Values.SelectMany(value => value.Directives)),
        NamedType type => type.Directives,
        _ => [],
    }).Concat(InputsOf(part).SelectMany(value => value.Directives));

    private static IReadOnlyList<InputValue> InputsOf(object part) => part switch
    {
        Directive directive => directive.Arguments,
        InputObjectType input => input.Fields,
        _ => [],
    };
}
