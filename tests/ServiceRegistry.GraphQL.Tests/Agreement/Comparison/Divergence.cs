using System.Text.Json;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>
/// A disagreement that stays: the specification allows both, or says since September 2025 what the reference does not know yet. What it
/// explains is counted, not compared.
/// </summary>
/// <param name="Section">The section of the specification.</param>
/// <param name="Reason">Why it stays.</param>
internal sealed record Divergence(string Section, string Reason)
{
    /// <summary>True for the documents that it is about.</summary>
    public Func<string, bool> Concerns { get; init; } = _ => true;

    /// <summary>True for a broken rule that only the engine sees. Where it does, nothing is compared of that section.</summary>
    public Func<BrokenRule, bool> InEngine { get; init; } = _ => false;

    /// <summary>The same for one that only the reference sees.</summary>
    public Func<BrokenRule, bool> InReference { get; init; } = _ => false;

    /// <summary>True for what the engine says of a variable's value that only it refuses.</summary>
    public Func<string, bool> InVariable { get; init; } = _ => false;

    /// <summary>True for two answers, the engine's and the reference's, that differ so. Where it is, they are not compared.</summary>
    public Func<JsonElement, JsonElement, bool> InAnswers { get; init; } = (_, _) => false;

    /// <summary>True for what the engine says of a type system that only it refuses.</summary>
    public Func<string, bool> InSchema { get; init; } = _ => false;

    /// <summary>A document, or a type system, on which the two differ so.</summary>
    public required string Example { get; init; }

    /// <summary>The variables of the example.</summary>
    public string Variables { get; init; } = """{"v":null}""";

    public override string ToString() => $"{Section}: {Reason}";
}
