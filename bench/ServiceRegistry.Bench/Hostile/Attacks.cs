using System.Text.Json;

namespace ServiceRegistry.Bench.Hostile;

/// <summary>Requests made to cost, as bodies, by what they are.</summary>
internal static class Attacks
{
    private const int Doublings = 30;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["nested selections"] = Query($"{Repeat("{a", 13_000)}{Repeat("}", 13_000)}"),
        ["nested lists"] = Query($"{{ resolve(service: {Repeat("[", 20_000)}{Repeat("]", 20_000)}) {{ answer }} }}"),
        ["doubling fragments"] = Query(
            "{ ...F0 }" + string.Concat(Enumerable.Range(0, Doublings).Select(i => $" fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}"))
            + $" fragment F{Doublings} on Query {{ __typename }}"),
        ["387 KB of inline fragments"] = Query($"{{{Repeat("... { resolve(service: \"x\") { answer } } ", 9_000)}}}"),
        ["aliases"] = Query($"{{{string.Concat(Enumerable.Range(0, 2_000).Select(i => $"a{i}: __typename "))}}}"),
        ["deep variables"] = $"{{\"query\":\"{{ __typename }}\",\"variables\":{{\"v\":{Repeat("[", 20_000)}{Repeat("]", 20_000)}}}}}",
    };

    private static string Query(string query) => JsonSerializer.Serialize(new { query });

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
