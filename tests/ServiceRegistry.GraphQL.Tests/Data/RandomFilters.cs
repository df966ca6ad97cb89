using System.Text;

namespace ServiceRegistry.GraphQL.Tests.Data;

/// <summary>Writes filters of every operation.</summary>
internal sealed class RandomFilters(RandomItems items)
{
    private static readonly string[] TextOperations =
        ["eq", "neq", "contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith", "icontains", "ieq", "istartsWith", "iendsWith"];

    private static readonly string[] Comparisons = ["eq", "neq", "gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"];

    private Random Random => items.Random;

    public string Next(int depth = 0) => Random.Next(depth < 3 ? 14 : 11) switch
    {
        0 => $"{{ name: {Text()} }}",
        1 => $"{{ note: {Text()} }}",
        2 => $"{{ ownerName: {Text()} }}",
        3 => $"{{ size: {Ordered(() => $"{Random.Next(4)}", canBeNull: false)} }}",
        4 => $"{{ rank: {Ordered(() => $"{Random.Next(-1, 3)}")} }}",
        5 => $"{{ ownerAge: {Ordered(() => $"{Random.Next(3)}")}, length: {Ordered(() => $"\"PT{Random.Next(3)}S\"")} }}",
        6 => Random.Next(2) == 0 ? $"{{ mood: {Choice()} }}" : $"{{ color: {Choice()} }}",
        7 => $"{{ isKnown: {{ {Of("eq", "neq")}: {Of("true", "false", "null")} }}, isOwned: {{ eq: {Of("true", "false")} }} }}",
        8 => $$"""{ at: { {{Of(Comparisons)}}: "1970-01-01T0{{Random.Next(4)}}:00:00Z" } }""",
        9 => $"{{ tags: {{ {Of("all", "none", "some")}: {Text(simple: true)} }} }}",
        10 => $"{{ parts: {{ {Of("all", "none", "some")}: {{ label: {Text(simple: true)}, count: {Ordered(() => $"{Random.Next(2)}")} }} }} }}",
        11 => $"{{ owner: {{ name: {Text(simple: true)} }}, tags: {{ any: {Of("true", "false")} }} }}",
        12 => $"{{ and: [{Several(depth)}] }}",
        _ => $"{{ or: [{Several(depth)}] }}",
    };

    private string Several(int depth) => string.Join(", ", Enumerable.Range(0, Random.Next(4)).Select(_ => Next(depth + 1)));

    private string Text(bool simple = false) => Random.Next(simple ? 4 : 6) switch
    {
        0 => $"{{ {Of("in", "nin")}: [{string.Join(", ", Enumerable.Range(0, Random.Next(4)).Select(_ => Random.Next(4) == 0 ? "null" : Word()))}] }}",
        1 => $"{{ {Of("eq", "neq", "ieq")}: {(Random.Next(2) == 0 ? "null" : Word())} }}",
        4 => $"{{ or: [{Text(true)}, {Text(true)}] }}",
        5 => $"{{ and: [{Text(true)}], {Of(TextOperations)}: {Word()} }}",
        _ => $"{{ {Of(TextOperations)}: {Word()} }}",
    };

    private string Ordered(Func<string> value, bool canBeNull = true) => Random.Next(4) switch
    {
        0 => $"{{ {Of("in", "nin")}: [{string.Join(", ", Enumerable.Range(0, Random.Next(3)).Select(_ => canBeNull && Random.Next(4) == 0 ? "null" : value()))}] }}",
        1 when canBeNull => $"{{ {Of("eq", "neq")}: null }}",
        _ => $"{{ {Of(Comparisons)}: {value()} }}",
    };

    private string Choice() => Random.Next(2) == 0
        ? $"{{ {Of("eq", "neq")}: {Of("RED", "GREEN", "DARK_BLUE")} }}"
        : $"{{ {Of("in", "nin")}: [{Of("RED", "")} {Of("GREEN", "")}] }}";

    private string Word() => new StringBuilder("\"").Append(items.Word().Replace("\\", "\\\\")).Append('"').ToString();

    private string Of(params string[] choices) => choices[Random.Next(choices.Length)];
}
