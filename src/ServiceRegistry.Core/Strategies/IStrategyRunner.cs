using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Strategies;

/// <summary>Runs a strategy once, or watches where its targets tell of themselves.</summary>
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

    /// <summary>Whether a target is watched with these settings. Asked after every run: it costs next to nothing where the strategy never does.</summary>
    ValueTask<bool> PushesAsync(string strategy, string settingsJson);

    /// <summary>
    /// Watches a target until it tells nothing more, or the token is cancelled; an end, whatever its cause, is no exception. A watch that
    /// ignores its cancellation is abandoned after a short grace. No more than about ten results a second are reported, the newest; each is
    /// clean like that of a run. Nothing is reported once it has ended.
    /// </summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="settingsJson">The settings.</param>
    /// <param name="target">The target.</param>
    /// <param name="timeout">The time that the beginning may take.</param>
    /// <param name="report">Takes what the target tells, one after the other.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task WatchAsync(
        string strategy, string settingsJson, CheckTarget target, TimeSpan timeout, Action<CheckResult> report, CancellationToken cancellationToken);
}
