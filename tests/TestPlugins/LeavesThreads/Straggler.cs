using ServiceRegistry.Abstractions;

namespace TestPlugins.LeavesThreads;

/// <summary>Keeps threads: until the target hangs up, whatever the token says.</summary>
public sealed class Straggler : HealthCheckStrategy<StragglerSettings>
{
    public override string Name => "straggler";

    public override async ValueTask<CheckResult> CheckAsync(CheckContext<StragglerSettings> context, CancellationToken cancellationToken)
    {
        switch (context.Settings.How)
        {
            case Straggling.LeaveAThread:
                // In the foreground, as whoever does not think of it has it.
                new Thread(ReadUntilClosed).Start(Connect(context));
                break;
            case Straggling.Hold:
                ReadUntilClosed(Connect(context));
                break;
            case Straggling.HoldLater:
                await Task.Yield();
                ReadUntilClosed(Connect(context));
                break;
        }

        return CheckResult.Pass(Thread.CurrentThread.IsThreadPoolThread ? "a thread of the pool" : "a thread of its own");
    }

    private static Stream Connect(CheckContext<StragglerSettings> context) =>
        context.Connector.ConnectAsync(context.Target.Host, context.Target.Port!.Value, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static void ReadUntilClosed(object? stream)
    {
        using var connection = (Stream)stream!;
        connection.ReadByte();
    }
}

/// <summary>Which thread.</summary>
public sealed class StragglerSettings
{
    /// <summary>What it does.</summary>
    public Straggling How { get; set; }
}

/// <summary>How a strategy keeps a thread.</summary>
public enum Straggling
{
    LeaveAThread,
    Hold,
    HoldLater,
}
