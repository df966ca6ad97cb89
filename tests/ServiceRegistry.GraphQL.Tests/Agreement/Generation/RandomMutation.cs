using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Changes a document in one or two places, as a slip of the hand does.</summary>
/// <param name="names">The names that may come to stand in the place of others.</param>
/// <param name="chance">The choices.</param>
internal sealed class RandomMutation(IReadOnlyList<string> names, Chance chance)
{
    private static readonly string[] Words =
    [
        "query", "mutation", "subscription", "fragment", "on", "true", "false", "null", "extend", "type", "input", "schema", "directive",
        "union", "interface", "enum", "scalar", "implements", "repeatable", "scalar S", "type T { a : Int }", "if", "\"",
        "{", "}", "(", ")", "[", "]", ":", "!", "=", "|", "&", "$", "@", "...", "..", "\"x\"", "\"\"\"y\"\"\"", "1", "-1", "1.5", "0",
        "$v0", "$v1", "@skip(if: true)", "@include(if: $v0)", "v0", "F0", "Op0", "a0", "__typename",
    ];

    private static readonly string[] Characters =
        ["\"", "\\", "\n", "\0", "é", "\uFEFF", "😀", "#", "{", "}", "-", ".", "0", "e", "?", "%", "\u007f", "\r", "\u00a0", "\u2028", "&", "\t"];

    /// <summary>All names of a schema, but those of introspection: what it says in words is each side's own.</summary>
    public static List<string> NamesOf(Schema schema) =>
    [
        .. schema.Types.Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal)).SelectMany(NamesOf).Distinct(),
        .. schema.Directives.Select(d => d.Name),
    ];

    public string Apply(string document)
    {
        for (var i = chance.Between(1, 2); i > 0; i--)
        {
            document = chance.Often(0.2) ? ChangeCharacter(document) : ChangeToken(document);
        }

        return document;
    }

    private string ChangeToken(string document)
    {
        var tokens = SourceTokens.Of(document);
        var places = Enumerable.Range(0, tokens.Count).Where(i => !SourceTokens.IsIgnored(tokens[i])).ToList();
        if (places.Count == 0)
        {
            return chance.Pick(Words);
        }

        var (place, other) = (chance.Pick(places), chance.Pick(places));
        switch (chance.Below(7))
        {
            case 0:
                tokens.RemoveAt(place);
                break;
            case 1:
                tokens.Insert(place, $"{chance.Pick(Words)} ");
                break;
            case 2:
                tokens[place] = chance.Pick(Words);
                break;
            case 3:
                (tokens[place], tokens[other]) = (tokens[other], tokens[place]);
                break;
            case 4:
                tokens.Insert(other, $"{tokens[place]} ");
                break;
            default:
                var named = places.Where(p => char.IsAsciiLetter(tokens[p][0])).ToList();
                if (named.Count > 0)
                {
                    tokens[chance.Pick(named)] = chance.Pick(names);
                }

                break;
        }

        return string.Concat(tokens);
    }

    private string ChangeCharacter(string document)
    {
        var runes = document.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var place = chance.Below(runes.Count + 1);
        if (chance.Often(0.4) && place < runes.Count)
        {
            runes.RemoveAt(place);
        }
        else
        {
            runes.Insert(place, chance.Pick(Characters));
        }

        return string.Concat(runes);
    }

    private static IEnumerable<string> NamesOf(NamedType type) => (type switch
    {
        ComplexType complex => complex.Fields.SelectMany(f => f.Arguments.Select(a => a.Name).Prepend(f.Name)),
        InputObjectType input => input.Fields.Select(f => f.Name),
        EnumType names => names.Values.Select(v => v.Name),
        _ => (IEnumerable<string>)[],
    }).Prepend(type.Name);
}
