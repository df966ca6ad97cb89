namespace ServiceRegistry.Features.Runner;

/// <summary>A feature file, read: its scenarios with outlines written out and backgrounds put in front.</summary>
internal sealed record FeaturePlan(string File, string Name, IReadOnlyList<ScenarioPlan> Scenarios);

internal sealed record ScenarioPlan(string File, string Feature, string Name, int Line, IReadOnlyList<string> Tags, IReadOnlyList<StepPlan> Steps);

internal sealed record StepPlan(string File, int Line, StepKinds Kind, string Keyword, string Text, DataTable? Table = null, string? DocString = null)
{
    public override string ToString() => $"{Keyword} {Text} ({File}:{Line})";
}

/// <summary>A feature file that cannot be run as it is written.</summary>
internal sealed class FeatureFileException(string message) : Exception(message);
