namespace ServiceRegistry.Abstractions;

/// <summary>A check whose target tells of its state by itself for as long as it is watched. It runs all the same: a watch says nothing of a target that has fallen silent.</summary>
public interface IWatchingCheck : IBoundCheck
{
    /// <summary>Watches the target. Ends where nothing more is told; what is thrown is no result, and ends it as well.</summary>
    /// <param name="target">The instance's address.</param>
    /// <param name="timeout">The time that the beginning may take: until the target has told something.</param>
    /// <param name="report">Takes what the target told. It may be called from any thread, never blocks, and takes nothing once the watch is over.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    ValueTask WatchAsync(CheckTarget target, TimeSpan timeout, Action<CheckResult> report, CancellationToken cancellationToken);
}
