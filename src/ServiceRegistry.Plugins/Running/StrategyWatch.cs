using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Running;

/// <summary>One watch of a bound check, guarded: however it ends is no exception, and what does not end is left behind.</summary>
internal sealed class StrategyWatch(RunGate gate, StrategyThreads threads, TimeProvider time, TimeSpan abandonAfter)
{
    public async Task RunAsync(
        IWatchingCheck check, SecretTexts secrets, CheckTarget target, TimeSpan timeout, Action<CheckResult> report, CancellationToken cancellationToken)
    {
        using var told = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, gate.Ending);
        // Not disposed, which it has no need of: a watch that is left behind may still be told by it.
        var stop = new CancellationTokenSource();
        var token = stop.Token;
        var reports = new WatchReports(secrets, time);

        // Not on this thread: a strategy may block before its first await.
        var watch = threads.Run(async () => await check.WatchAsync(target, timeout, reports.Take, token));
        var passing = reports.PassOnAsync(report, told.Token);
        await watch.WaitAsync(told.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var ending = watch;
        if (!watch.IsCompleted)
        {
            // Who listens to the token is the strategy's code as well: it may block, and throw.
            ending = Task.WhenAll(watch, threads.Run(() =>
            {
                stop.Cancel();
                return Task.CompletedTask;
            }));
            await ending.WaitAsync(abandonAfter, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        gate.LeaveWhenOver(ending, abandoned: !ending.IsCompleted, time);
        reports.End();
        await passing;
    }
}
