using System.Net.Sockets;
using ServiceRegistry.Abstractions;

namespace TestPlugins.Misbehaves;

/// <summary>Does what a strategy must not do.</summary>
public sealed class Misbehave : HealthCheckStrategy<MisbehaveSettings>
{
    public override string Name => "misbehave";

    public override async ValueTask<CheckResult> CheckAsync(CheckContext<MisbehaveSettings> context, CancellationToken cancellationToken)
    {
        switch (context.Settings.How)
        {
            case Misdeed.Throw:
                throw new InvalidOperationException("a bug");
            case Misdeed.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
                break;
            case Misdeed.HangAndTell:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
                return CheckResult.Fail("nothing came");
            case Misdeed.IgnoreCancellation:
                await ReadUntilClosedAsync(context);
                break;
            case Misdeed.Block:
                ReadUntilClosedAsync(context).GetAwaiter().GetResult();
                break;
            case Misdeed.CancelItself:
                throw new OperationCanceledException();
            case Misdeed.ThrowUncaught:
                ThrowLater();
                break;
            case Misdeed.GiveNothing:
                return null!;
            case Misdeed.GiveNoOutcome:
                return new CheckResult((CheckOutcome)42);
            case Misdeed.Babble:
                return CheckResult.Pass("a\0b\u001b[31m\ud800c\r\n" + new string('ä', 5000));
            case Misdeed.ConnectToNobody:
                await using (await context.Connector.ConnectAsync(context.Target.Host, context.Target.Port ?? 1, cancellationToken))
                {
                    break;
                }
        }

        return CheckResult.Pass();
    }

    protected override IEnumerable<SettingsProblem> Validate(MisbehaveSettings settings) => settings.How switch
    {
        Misdeed.FailToValidate => throw new InvalidOperationException("cannot tell"),
        Misdeed.BlockWhenRead => BlockUntilClosed(settings.Port),
        _ => [],
    };

    private static IEnumerable<SettingsProblem> BlockUntilClosed(int port)
    {
        using var client = new TcpClient("127.0.0.1", port);
        client.GetStream().ReadByte();
        return [];
    }

    private static async void ThrowLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("nobody's");
    }

    /// <summary>Ends when the target closes, whatever the token says.</summary>
    private static async Task ReadUntilClosedAsync(CheckContext<MisbehaveSettings> context)
    {
        await using var stream = await context.Connector.ConnectAsync(context.Target.Host, context.Target.Port!.Value, CancellationToken.None);
        _ = await stream.ReadAsync(new byte[1], CancellationToken.None);
    }
}

/// <summary>Which misdeed.</summary>
public sealed class MisbehaveSettings
{
    /// <summary>What it does.</summary>
    public Misdeed How { get; set; }

    /// <summary>Of 127.0.0.1: BLOCK_WHEN_READ ends when the connection to it is closed.</summary>
    public int Port { get; set; }
}

/// <summary>What a strategy must not do.</summary>
public enum Misdeed
{
    Nothing,
    Throw,
    Hang,
    HangAndTell,
    IgnoreCancellation,
    Block,
    CancelItself,
    ThrowUncaught,
    GiveNothing,
    GiveNoOutcome,
    Babble,
    ConnectToNobody,
    FailToValidate,
    BlockWhenRead,
}
