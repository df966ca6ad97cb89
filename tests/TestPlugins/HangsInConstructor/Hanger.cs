using ServiceRegistry.Abstractions;

namespace TestPlugins.HangsInConstructor;

/// <summary>Does not come out of its constructor until the gate is opened.</summary>
public sealed class Hanger : HealthCheckStrategy<HangerSettings>
{
    public Hanger() => Gate.Wait();

    private static ManualResetEventSlim Gate { get; } = (ManualResetEventSlim)AppContext.GetData("test-plugins-gate")!;

    public override string Name => "hanger";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<HangerSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass("hanger"));
}

/// <summary>Hardly anything.</summary>
public sealed class HangerSettings
{
    public int? Port { get; set; }
}
