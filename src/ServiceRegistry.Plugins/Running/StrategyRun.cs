using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Running;

/// <summary>One run of a bound check, guarded: what it throws is a result, and what does not end is left behind.</summary>
internal sealed class StrategyRun(RunGate gate, StrategyThreads threads, TimeProvider time, TimeSpan abandonAfter)
{
    public async Task<CheckResult> RunAsync(BoundSettings bound, CheckTarget target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var token = stop.Token;

        var measurements = new RunMeasurements(time);

        // Not on this thread: a strategy may block before its first await.
        var run = threads.Run(async () =>
        {
            measurements.Enter();
            return await bound.Check.RunAsync(target, timeout, token);
        });
        await ((Task)run).WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var inTime = run.IsCompleted;
        if (!inTime)
        {
            await ((Task)run).WaitAsync(abandonAfter, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var abandoned = !run.IsCompleted;
        gate.LeaveWhenOver(run, abandoned, time);
        cancellationToken.ThrowIfCancellationRequested();

        var result = abandoned ? null : Result(run);
        if (deadline.IsCancellationRequested && !(inTime && run.IsCompletedSuccessfully && result is { Outcome: not CheckOutcome.Fail }))
        {
            var detail = run.IsCompletedSuccessfully && result is { Outcome: CheckOutcome.Fail, Output: { Length: > 0 } output } ? ": " + output : "";
            result = CheckResult.Fail($"timed out after {DurationWords.Of(timeout)}{detail}") with { Measurements = result?.Measurements ?? [] };
        }

        return ResultWords.Clean(result!, bound.Secrets, measurements.Take());
    }

    private static CheckResult Result(Task<CheckResult> run)
    {
        if (run.IsCanceled)
        {
            return CheckResult.Error("the strategy gave the run up by itself");
        }

        if (run.Exception?.InnerException is { } thrown)
        {
            return CheckResult.FromException(thrown);
        }

        return ResultWords.OrError(run.Result);
    }
}
