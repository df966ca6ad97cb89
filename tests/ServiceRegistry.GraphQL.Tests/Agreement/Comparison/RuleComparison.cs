namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Compares which rules a document breaks, by their sections.</summary>
/// <param name="document">The document.</param>
/// <param name="engine">What the engine says.</param>
/// <param name="reference">What the reference says.</param>
/// <param name="count">Counts a divergence that was met.</param>
internal sealed class RuleComparison(string document, List<BrokenRule> engine, List<BrokenRule> reference, Action<string> count)
{
    private const string Merging = "Field-Selection-Merging";

    /// <summary>
    /// Behind these nothing is compared: where a name means two things, each side takes one of them for the other rules, and where types are
    /// defined, the reference looks into the definitions.
    /// </summary>
    private static readonly string[] Last =
        ["Executable-Definitions", "Fragment-Name-Uniqueness", "Variable-Uniqueness", "Argument-Uniqueness", "Input-Object-Field-Uniqueness"];

    /// <summary>
    /// What the engine does not look at, since nothing of the document can be executed: merging of fields without end, or of those that nobody
    /// selects.
    /// </summary>
    private static readonly string[] NoMerging = ["Fragment-Spreads-Must-Not-Form-Cycles", "Fragments-Must-Be-Used"];

    /// <summary>The sections that each breaks; null where they are the same.</summary>
    public string? Difference()
    {
        if (Last.Any(Both))
        {
            return null;
        }

        if (NoMerging.Any(Both))
        {
            Drop(Merging);
        }

        foreach (var divergence in Divergences.All.Where(d => d.Concerns(document)))
        {
            var met = engine.Where(divergence.InEngine).Concat(reference.Where(divergence.InReference)).Select(r => r.Section).Distinct().ToList();
            met.RemoveAll(Both);
            if (met.Count > 0)
            {
                count(divergence.ToString());
                met.ForEach(Drop);
            }
        }

        var (ours, theirs) = (Sections(engine), Sections(reference));
        return ours == theirs
            ? null
            : $"the rules broken: {ours} / {theirs}\n  engine: {string.Join("\n    ", engine)}\n  reference: {string.Join("\n    ", reference)}";
    }

    private bool Both(string section) => engine.Any(r => r.Section == section) && reference.Any(r => r.Section == section);

    private void Drop(string section)
    {
        engine.RemoveAll(r => r.Section == section);
        reference.RemoveAll(r => r.Section == section);
    }

    private static string Sections(IEnumerable<BrokenRule> rules) =>
        string.Join(", ", rules.Select(r => r.Section).Distinct().Order(StringComparer.Ordinal));
}
