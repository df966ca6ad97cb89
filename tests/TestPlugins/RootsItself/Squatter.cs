using ServiceRegistry.Abstractions;

namespace TestPlugins.RootsItself;

/// <summary>Listens to an event that outlives it, and does not stop listening.</summary>
public sealed class Squatter : HealthCheckStrategy<SquatterSettings>
{
    private int runs;

    public Squatter() => AppDomain.CurrentDomain.ProcessExit += (_, _) => runs = 0;

    public override string Name => "squatter";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<SquatterSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass($"run {Interlocked.Increment(ref runs)}"));
}

/// <summary>Hardly anything.</summary>
public sealed class SquatterSettings
{
    public int? Port { get; set; }
}
