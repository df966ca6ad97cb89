namespace ServiceRegistry.Abstractions;

/// <summary>
/// A strategy whose targets tell of their state by themselves, between the runs of a check. Implement it beside deriving from
/// <see cref="HealthCheckStrategy{TSettings}"/> or <see cref="KeepingStrategy{TSettings,TKept}"/>. The host watches a target once a run has
/// found it, for as long as the check is there; a watch that ended is begun again after the next run, and where it had told something that
/// run comes at once: so it needs no retries of its own.
/// </summary>
/// <typeparam name="TSettings">The strategy's settings class.</typeparam>
public interface IPushingStrategy<TSettings>
    where TSettings : class
{
    /// <summary>Whether checks with these settings are watched; true unless implemented.</summary>
    bool Pushes(TSettings settings) => true;

    /// <summary>
    /// Watches one target. End soon after the token is cancelled: a watch that does not is abandoned and counted against the plugin, as a run
    /// is. End, too, where nothing more is told; what is thrown is no result.
    /// </summary>
    /// <param name="context">As for a run, but that its time is for the beginning alone: until the target has told something.</param>
    /// <param name="report">
    /// Takes what the target told, as a result of a run is taken. It may be called from any thread, and never blocks. Of more than ten in a
    /// second the newest count; of what comes after the end, none.
    /// </param>
    /// <param name="cancellationToken">Ends the watch.</param>
    ValueTask WatchAsync(CheckContext<TSettings> context, Action<CheckResult> report, CancellationToken cancellationToken);
}
