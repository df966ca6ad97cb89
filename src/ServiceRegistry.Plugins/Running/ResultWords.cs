using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Running;

/// <summary>Brings what a strategy says of a run, which may be anything, into the form that it is promised to have.</summary>
internal static partial class ResultWords
{
    private const int MaxMeasurements = 32;

    /// <summary>What a strategy gave; an error where that is no result.</summary>
    public static CheckResult OrError(CheckResult? given) => given is not null && Enum.IsDefined(given.Outcome)
        ? given
        : CheckResult.Error("the strategy gave no result");

    public static CheckResult Clean(CheckResult result, SecretTexts secrets, IReadOnlyList<Measurement> measured) => result with
    {
        Output = secrets.Clean(result.Output),
        Code = result.Code is { } code && Code().IsMatch(code) ? code : null,
        Measurements = Merge(measured, result.Measurements ?? []),
    };

    /// <summary>The host's and the strategy's own, each name once: the strategy knows better what its connections were for.</summary>
    private static IReadOnlyList<Measurement> Merge(IReadOnlyList<Measurement> measured, IReadOnlyList<Measurement> told)
    {
        if (told.Count == 0)
        {
            return measured;
        }

        var own = told.Where(IsWellFormed).DistinctBy(item => item.Name).Take(MaxMeasurements).ToList();
        return [.. measured.Where(item => own.TrueForAll(other => other.Name != item.Name)), .. own];
    }

    private static bool IsWellFormed(Measurement? item) =>
        item is { Name: { } name, Unit: { } unit } && double.IsFinite(item.Value) && Name().IsMatch(name) && Unit().IsMatch(unit);

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("^[A-Za-z0-9%]{1,16}$", RegexOptions.NonBacktracking)]
    private static partial Regex Unit();
}
