using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core;

/// <summary>What whoever runs the registry may want to log or to count. Called from many threads; must be quick and must not throw.</summary>
public interface IRegistryDiagnostics
{
    /// <summary>A commit is durable.</summary>
    void Committed(int commands, int events, TimeSpan duration) { }

    /// <summary>A commit failed: its callers were told, the registry is as it was.</summary>
    void CommitFailed(int commands, Exception exception) { }

    /// <summary>A check ran.</summary>
    /// <param name="strategy">Its strategy.</param>
    /// <param name="outcome">What came out.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="lateness">How long after its time it began.</param>
    void CheckRan(string strategy, CheckOutcome outcome, TimeSpan duration, TimeSpan lateness) { }

    /// <summary>Results of checks were dropped because the store did not take them in time.</summary>
    void ResultsDropped(int count) { }

    /// <summary>Work in the background failed and will be tried again.</summary>
    /// <param name="work">Which, in a few words.</param>
    /// <param name="exception">What was thrown.</param>
    void BackgroundFailed(string work, Exception exception) { }
}
