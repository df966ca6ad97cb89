using ServiceRegistry.Abstractions;

namespace TestPlugins.Pushes;

/// <summary>Tells of its target, and does in its watch what a strategy must not do.</summary>
public sealed class Push : HealthCheckStrategy<PushSettings>, IPushingStrategy<PushSettings>
{
    public override string Name => "push";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<PushSettings> context, CancellationToken cancellationToken) => new(CheckResult.Pass());

    public bool Pushes(PushSettings settings) => settings.Watch;

    public async ValueTask WatchAsync(CheckContext<PushSettings> context, Action<CheckResult> report, CancellationToken cancellationToken)
    {
        report(CheckResult.Pass($"{context.Settings.Words}\0"));
        switch (context.Settings.How)
        {
            case PushDeed.End:
                return;
            case PushDeed.Throw:
                throw new InvalidOperationException("a bug");
            case PushDeed.GiveNothing:
                report(null!);
                break;
            case PushDeed.GiveNoOutcome:
                report(new CheckResult((CheckOutcome)42));
                break;
            case PushDeed.Flood:
                for (var number = 1; number <= context.Settings.Times; number++)
                {
                    report(CheckResult.Pass($"{number}"));
                }

                return;
            case PushDeed.ThrowWhenCancelled:
                cancellationToken.Register(() => throw new InvalidOperationException("a bug"));
                break;
            case PushDeed.IgnoreCancellation:
                await ReadUntilClosedAsync(context);
                report(CheckResult.Fail("late"));
                return;
            case PushDeed.Block:
                ReadUntilClosedAsync(context).GetAwaiter().GetResult();
                return;
            case PushDeed.BlockWhenCancelled:
                cancellationToken.Register(() => ReadUntilClosedAsync(context).GetAwaiter().GetResult());
                break;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
    }

    /// <summary>Ends when the target closes, whatever the token says.</summary>
    private static async Task ReadUntilClosedAsync(CheckContext<PushSettings> context)
    {
        await using var stream = await context.Connector.ConnectAsync(context.Target.Host, context.Target.Port!.Value, CancellationToken.None);
        _ = await stream.ReadAsync(new byte[1], CancellationToken.None);
    }
}

/// <summary>What its watch does.</summary>
public sealed class PushSettings
{
    /// <summary>Whether there is one.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>What it does once it has told something.</summary>
    public PushDeed How { get; set; }

    /// <summary>What it tells first.</summary>
    [Secret]
    public string Words { get; set; } = "";

    /// <summary>How often it tells something more.</summary>
    public int Times { get; set; }
}

/// <summary>What a watch does once it has told something.</summary>
public enum PushDeed
{
    Wait,
    End,
    Throw,
    GiveNothing,
    GiveNoOutcome,
    Flood,
    ThrowWhenCancelled,
    IgnoreCancellation,
    Block,
    BlockWhenCancelled,
}
