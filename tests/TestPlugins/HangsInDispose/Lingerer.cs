using ServiceRegistry.Abstractions;

namespace TestPlugins.HangsInDispose;

/// <summary>Does not come to an end.</summary>
public sealed class Lingerer : HealthCheckStrategy<LingererSettings>
{
    public override string Name => "lingerer";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<LingererSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass("lingerer"));

    public override ValueTask DisposeAsync()
    {
        Thread.CurrentThread.Join();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Hardly anything.</summary>
public sealed class LingererSettings
{
    public int? Port { get; set; }
}
