namespace ServiceRegistry.Abstractions;

/// <summary>
/// What was found wrong while settings were read. A value that could not be read at all leaves a hole; one that only breaks
/// a rule is there, so that further rules can be held against it in the same go.
/// </summary>
internal sealed class SettingsProblems
{
    private readonly List<SettingsProblem> all = [];

    public IReadOnlyList<SettingsProblem> All => all;

    /// <summary>How many values could not be read.</summary>
    public int Holes { get; private set; }

    public void AddHole(SettingsPath path, string message, string code)
    {
        Holes++;
        all.Add(path.Problem(message, code));
    }

    public void AddBroken(SettingsPath path, string message, string code) => all.Add(path.Problem(message, code));

    /// <summary>What a strategy says of values of which nothing was said yet.</summary>
    public void AddUnsaid(IEnumerable<SettingsProblem> problems) =>
        all.AddRange(problems.Where(problem => !all.Exists(known => problem.Path.Take(known.Path.Count).SequenceEqual(known.Path))).ToList());
}
