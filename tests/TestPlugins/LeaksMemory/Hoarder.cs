using ServiceRegistry.Abstractions;

namespace TestPlugins.LeaksMemory;

/// <summary>Keeps a megabyte of every run.</summary>
public sealed class Hoarder : HealthCheckStrategy<HoarderSettings>
{
    private static readonly List<byte[]> Hoard = [];

    public override string Name => "hoarder";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<HoarderSettings> context, CancellationToken cancellationToken)
    {
        lock (Hoard)
        {
            Hoard.Add(new byte[1024 * 1024]);
            return new(CheckResult.Pass($"{Hoard.Count} MiB"));
        }
    }
}

/// <summary>Hardly anything.</summary>
public sealed class HoarderSettings
{
    public int? Port { get; set; }
}
