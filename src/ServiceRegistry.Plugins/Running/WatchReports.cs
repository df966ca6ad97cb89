using System.Threading.Channels;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Running;

/// <summary>What a watch reports on its way to the host, held down to ten a second: of those between, the newest is kept.</summary>
internal sealed class WatchReports(SecretTexts secrets, TimeProvider time)
{
    /// <summary>The time from one that is passed on to the next.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(100);

    private readonly Channel<CheckResult> newest = Channel.CreateBounded<CheckResult>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Called by the strategy, which pays for the cleaning on its own thread.</summary>
    public void Take(CheckResult result) => newest.Writer.TryWrite(ResultWords.Clean(ResultWords.OrError(result), secrets, []));

    /// <summary>Takes no more.</summary>
    public void End() => newest.Writer.TryComplete();

    /// <summary>Passes on what comes, up to the end and the last one; where nobody is to know any more, not that.</summary>
    public async Task PassOnAsync(Action<CheckResult> report, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await newest.Reader.WaitToReadAsync(CancellationToken.None))
        {
            if (!cancellationToken.IsCancellationRequested && newest.Reader.TryRead(out var result))
            {
                report(result);
                await Task.Delay(Apart, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
