using ServiceRegistry.Abstractions;

namespace TestPlugins.MissingLibrary;

/// <summary>Speaks by a library that was left at home.</summary>
public sealed class Mute : HealthCheckStrategy<MuteSettings>
{
    public override string Name => "mute";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<MuteSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass(context.Settings.Greeting + " " + Words.Speech.Version1()));
}

/// <summary>What is said.</summary>
public sealed class MuteSettings
{
    /// <summary>Said first.</summary>
    public string Greeting { get; set; } = "version";
}
