using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Strategies;

/// <summary>Runs a strategy once.</summary>
public interface IStrategyRunner
{
    /// <summary>
    /// Whatever happens is a result: a target that does not answer in time is a FAIL, a strategy that throws or is not loaded
    /// an ERROR with its code. Takes at most the timeout and a short grace, after which a run that ignores its cancellation
    /// is abandoned. The output is clean: at most 4 KiB, without control characters.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled: then nothing was found out.</exception>
    ValueTask<CheckResult> RunAsync(
        string strategy, string settingsJson, CheckTarget target, TimeSpan timeout, CancellationToken cancellationToken);
}
