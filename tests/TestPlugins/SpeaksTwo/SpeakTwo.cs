using ServiceRegistry.Abstractions;

namespace TestPlugins.SpeaksTwo;

/// <summary>Speaks by version 2 of the same library.</summary>
public sealed class SpeakTwo : HealthCheckStrategy<SpeakTwoSettings>
{
    public override string Name => "speakTwo";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<SpeakTwoSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass(context.Settings.Greeting + " " + Words.Speech.Version2()));
}

/// <summary>What is said.</summary>
public sealed class SpeakTwoSettings
{
    /// <summary>Said first.</summary>
    public string Greeting { get; set; } = "version";
}
