namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>
/// The reference's rules by the sections of the specification that the engine's rules carry. Where one side has one rule for what is two on
/// the other, the first of the sections stands for both.
/// </summary>
internal static class RuleNames
{
    private static readonly Dictionary<string, string> SectionOfRule = new(StringComparer.Ordinal)
    {
        ["ExecutableDefinitionsRule"] = "Executable-Definitions",
        ["UniqueOperationNamesRule"] = "Operation-Name-Uniqueness",
        ["LoneAnonymousOperationRule"] = "Lone-Anonymous-Operation",
        ["SingleFieldSubscriptionsRule"] = "Single-Root-Field",
        ["FieldsOnCorrectTypeRule"] = "Field-Selections",
        ["OverlappingFieldsCanBeMergedRule"] = "Field-Selection-Merging",
        ["ScalarLeafsRule"] = "Leaf-Field-Selections",
        ["KnownArgumentNamesRule"] = "Argument-Names",
        ["UniqueArgumentNamesRule"] = "Argument-Uniqueness",
        ["ProvidedRequiredArgumentsRule"] = "Required-Arguments",
        ["UniqueFragmentNamesRule"] = "Fragment-Name-Uniqueness",
        ["KnownTypeNamesRule"] = "Fragment-Spread-Type-Existence",
        ["FragmentsOnCompositeTypesRule"] = "Fragments-on-Object-Interface-or-Union-Types",
        ["NoUnusedFragmentsRule"] = "Fragments-Must-Be-Used",
        ["KnownFragmentNamesRule"] = "Fragment-Spread-Target-Defined",
        ["NoFragmentCyclesRule"] = "Fragment-Spreads-Must-Not-Form-Cycles",
        ["PossibleFragmentSpreadsRule"] = "Fragment-Spread-Is-Possible",
        ["ValuesOfCorrectTypeRule"] = "Values-of-Correct-Type",
        ["UniqueInputFieldNamesRule"] = "Input-Object-Field-Uniqueness",
        ["KnownDirectivesRule"] = "Directives-Are-Defined",
        ["UniqueDirectivesPerLocationRule"] = "Directives-Are-Unique-per-Location",
        ["UniqueVariableNamesRule"] = "Variable-Uniqueness",
        ["VariablesAreInputTypesRule"] = "Fragment-Spread-Type-Existence",
        ["NoUndefinedVariablesRule"] = "All-Variable-Uses-Defined",
        ["NoUnusedVariablesRule"] = "All-Variables-Used",
        ["VariablesInAllowedPositionRule"] = "All-Variable-Usages-Are-Allowed",
    };

    private static readonly Dictionary<string, string> Merged = new(StringComparer.Ordinal)
    {
        ["Input-Object-Field-Names"] = "Values-of-Correct-Type",
        ["Input-Object-Required-Fields"] = "Values-of-Correct-Type",
        ["Directives-Are-in-Valid-Locations"] = "Directives-Are-Defined",
        ["Variables-Are-Input-Types"] = "Fragment-Spread-Type-Existence",
    };

    /// <summary>All sections by which broken rules are compared.</summary>
    public static IEnumerable<string> Sections => SectionOfRule.Values.Distinct();

    /// <summary>The section of a rule of the reference.</summary>
    public static string OfReference(string rule) => SectionOfRule[rule];

    /// <summary>The section of an error of the engine.</summary>
    public static string OfEngine(GraphQLError error)
    {
        var address = (string?)error.Extensions?.GetValueOrDefault("specifiedBy") ?? error.Code ?? error.Message;
        var section = address[(address.IndexOf("#sec-", StringComparison.Ordinal) is >= 0 and var at ? at + "#sec-".Length : 0)..];
        return Merged.GetValueOrDefault(section, section);
    }
}

/// <summary>A rule that a document breaks, by its section, and how it was said.</summary>
internal sealed record BrokenRule(string Section, string Message)
{
    public override string ToString() => $"{Section}: {Message}";
}
