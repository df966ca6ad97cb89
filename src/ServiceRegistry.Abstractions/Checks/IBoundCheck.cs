namespace ServiceRegistry.Abstractions;

/// <summary>A strategy with settings that are read and valid: it can run any number of times.</summary>
public interface IBoundCheck
{
    /// <summary>Runs once.</summary>
    /// <param name="target">The instance's address.</param>
    /// <param name="timeout">The time the run has, after which the token is cancelled.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    ValueTask<CheckResult> RunAsync(CheckTarget target, TimeSpan timeout, CancellationToken cancellationToken);
}
