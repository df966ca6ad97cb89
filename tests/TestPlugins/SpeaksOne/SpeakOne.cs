using ServiceRegistry.Abstractions;

namespace TestPlugins.SpeaksOne;

/// <summary>Speaks by version 1 of a library.</summary>
public sealed class SpeakOne : HealthCheckStrategy<SpeakOneSettings>
{
    public override string Name => "speakOne";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<SpeakOneSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass(context.Settings.Greeting + " " + Words.Speech.Version1()));
}

/// <summary>What is said.</summary>
public sealed class SpeakOneSettings
{
    /// <summary>Said first.</summary>
    public string Greeting { get; set; } = "version";
}
