using System.Text;
using System.Text.Json;

namespace ServiceRegistry.EndToEnd.Hostile;

/// <summary>Requests made to cost: what has killed servers elsewhere, and what is nearly as much as the limits allow.</summary>
internal static class HostileDocuments
{
    private const int Nesting = 40_000;
    private const int Megabyte = 1_040_000;

    /// <summary>The bodies, by what they are.</summary>
    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>
    {
        ["nested selections"] = Query(Nested("{a", "{a}", "}")),
        ["nested selections without an end"] = Query(Repeat("{a", Nesting / 2)),
        ["nested inline fragments"] = Query(Nested("{...", "{a}", "}")),
        ["nested lists"] = Query($"{{ node(id: {Nested("[", "", "]")}) {{ id }} }}"),
        ["nested objects"] = Query($"{{ services(where: {Nested("{or:", "1", "}")}) {{ totalCount }} }}"),
        ["nested list types"] = Query($"query($a: {Nested("[", "Int", "]")}) {{ __typename }}"),
        ["a nested default value"] = Query($"query($a: [Int] = {Nested("[", "", "]")}) {{ __typename }}"),
        ["a nested argument of a directive"] = Query($"{{ __typename @skip(if: {Nested("[", "", "]")}) }}"),
        ["deep JSON in variables"] = Body($"\"query\":\"{{ __typename }}\",\"variables\":{{\"a\":{Nested("[", "", "]")}}}"),
        ["deep JSON in extensions"] = Body($"\"query\":\"{{ __typename }}\",\"extensions\":{Nested("{\"a\":", "1", "}")}"),
        ["deep JSON beside the document"] = Body($"\"x\":{Nested("[", "", "]")},\"query\":\"{{ __typename }}\""),
        ["fragments that double thirty times"] = Query(
            "{ service(name: \"x\") { ...F0 } }"
            + Fragments(29, i => $"on Service {{ a: dependencies {{ ...F{i + 1} }} b: dependencies {{ ...F{i + 1} }} }}") + " fragment F29 on Service { name }"),
        ["fragments that double at one place"] = Query(
            "{ ...F0 }" + Fragments(30, i => $"on Query {{ ...F{i + 1} ...F{i + 1} }}") + " fragment F30 on Query { __typename }"),
        ["fragments that double under conditions"] = Query(
            $"query({Join(30, i => $"$a{i}: Boolean! ")}) {{ ...F0 }}"
            + Fragments(30, i => $"on Query {{ ...F{i + 1} ... @skip(if: $a{i}) {{ ...F{i + 1} }} }}") + " fragment F30 on Query { __typename }",
            Enumerable.Range(0, 30).ToDictionary(i => $"a{i}", _ => false)),
        ["364 KB of inline fragments"] = Query($"{{ {Repeat("... on Query { registry { revision } } ", 9_400)}}}"),
        ["inline fragments within the limits"] = Query($"{{ {Repeat("... on Query { ...F } ", 2_000)}}} fragment F on Query {{ registry {{ revision }} }}"),
        ["fields that meet in fifty places"] = Query(
            $"{{ {Join(50, i => $"a{i}: service(name: \"x\") {{ ...F }} ")}}} fragment F on Service {{ {Repeat("...G ", 3_000)}}}"
            + $" fragment G on Service {{ dependencies {{ ...H }} }} fragment H on Service {{ name {Repeat("...I ", 3_000)}}} fragment I on Service {{ name }}"),
        ["10,000 aliases"] = Query($"{{ {Join(10_000, i => $"a{i}: __typename ")}}}"),
        ["10,000 directives"] = Query($"{{ __typename {Repeat("@a ", 10_000)}}}"),
        ["four unknown directives on every field"] = Query($"{{ {Repeat("__typename @a @b @c @d ", 499)}}}"),
        ["5,000 unknown fields"] = Query($"{{ {Join(5_000, i => $"zzz{i} ")}}}"),
        ["fields that are nearly known"] = Query($"{{ {Join(499, i => $"healthCheckStrategie{i} ")}}}"),
        ["values that are nearly known"] = Query(
            $"{{ {Join(49, i => $"a{i}: services(where: {{ status: {{ in: [{Repeat("HEALTHI ", 280)}] }} }}) {{ totalCount }} ")}}}"),
        ["a circular introspection"] = Query($"{{ __schema {{ types {Repeat("{ fields { type ", 25)}{{ name }}{Repeat("} }", 25)} }} }}"),
        ["introspections in introspections"] = Query(
            $"{{ {Join(50, i => $"a{i}: __schema {{ types {{ ...T }} }} ")}}} fragment T on __Type {{ "
            + Join(50, i => $"b{i}: interfaces {{ possibleTypes {{ fields {{ name description args {{ name description }} }} }} }} ") + "}"),
        ["four introspections"] = Query($"{{ {Join(4, i => $"a{i}: __schema {{ types {{ ...T }} }} ")}}} fragment T on __Type {{ name description "
            + "fields { name description args { name description type { name ofType { name } } } type { name ofType { name } } } "
            + "inputFields { name description type { name ofType { name } } } enumValues { name description } possibleTypes { name } }"),
        ["a circle of fragments"] = Query("{ ...F0 }" + Fragments(400, i => $"on Query {{ ...F{(i + 1) % 400} }}")),
        ["circles of all fragments with all"] = Query("{ ...F0 }" + Fragments(60, _ => $"on Query {{ registry {{ revision }} {Join(60, i => $"...F{i} ")}}}")),
        ["a name of a megabyte"] = Query($"{{ {new string('a', Megabyte)} }}"),
        ["a string of a megabyte"] = Query($"{{ service(name: \"{new string('a', Megabyte)}\") {{ name }} }}"),
        ["a comment of a megabyte"] = Query($"{{ __typename }} #{new string('c', Megabyte)}"),
        ["a number of a megabyte"] = Query($"{{ services(first: {new string('1', Megabyte)}) {{ totalCount }} }}"),
        ["a number of a megabyte in variables"] = Body(
            $"\"query\":\"query($a: Int) {{ services(first: $a) {{ totalCount }} }}\",\"variables\":{{\"a\":{new string('1', Megabyte)}}}"),
        ["a version of a megabyte"] = Query(
            "query($v: VersionRange) { resolve(service: \"x\", version: $v) { answer } }", new { v = Repeat("1.0 || ", Megabyte / 8) + "1.0" }),
        ["a cursor of a megabyte"] = Query("query($v: String) { services(first: 1, after: $v) { totalCount } }", new { v = new string('A', Megabyte) }),
        ["200,000 ids"] = Query("query($v: [ID!]!) { nodes(ids: $v) { id } }", new { v = Enumerable.Repeat("x", 200_000) }),
        ["99,990 ids within the limits"] = Query("query($v: [ID!]!) { nodes(ids: $v) { id } }", new { v = Enumerable.Repeat("x", 99_990) }),
        ["200,000 values of a filter"] = Query(
            "query($v: [String]) { services(where: { name: { in: $v } }) { totalCount } }", new { v = Enumerable.Repeat("x", 200_000) }),
        ["40,000 filters"] = Query(
            "query($v: ServiceFilterInput) { services(where: $v) { totalCount } }",
            new { v = new { or = Enumerable.Repeat(new { name = new { eq = "x" } }, 40_000) } }),
        ["9,990 filters within the limits"] = Query(
            "query($v: ServiceFilterInput) { services(where: $v) { totalCount } }",
            new { v = new { or = Enumerable.Repeat(new { name = new { eq = "x" } }, 9_990) } }),
        ["80,000 variables that nobody knows"] = Body($"\"query\":\"{{ __typename }}\",\"variables\":{{{string.Join(',', Enumerable.Range(0, 80_000).Select(i => $"\"k{i}\":1"))}}}"),
        ["40,000 documents in one request"] = Body(string.Join(',', Enumerable.Repeat("\"query\":\"{ __typename }\"", 40_000))),
    };

    /// <summary>What nobody's limit but the depth's refuses: each is answered with it.</summary>
    public static IReadOnlyList<string> TooDeep { get; } = [.. All.Keys.Where(name => name.Contains("nested", StringComparison.Ordinal) || name.StartsWith("deep", StringComparison.Ordinal))];

    private static byte[] Query(string query, object? variables = null) => JsonSerializer.SerializeToUtf8Bytes(new { query, variables });

    private static byte[] Body(string members) => Encoding.UTF8.GetBytes($"{{{members}}}");

    private static string Nested(string open, string inner, string close)
    {
        var times = Nesting / (open.Length + close.Length);
        return Repeat(open, times) + inner + Repeat(close, times);
    }

    private static string Fragments(int count, Func<int, string> body) => Join(count, i => $" fragment F{i} {body(i)}");

    private static string Join(int count, Func<int, string> item) => string.Concat(Enumerable.Range(0, count).Select(item));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
