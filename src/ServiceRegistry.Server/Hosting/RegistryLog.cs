using ServiceRegistry.Abstractions;
using ServiceRegistry.Core;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Writes into the log what registry and engine tell their host, and into the metrics what is counted of it.</summary>
internal sealed class RegistryLog(ILogger<RegistryLog> log, CheckMeter? checks = null) : IRegistryDiagnostics, IExecutionDiagnostics
{
    public void CommitFailed(int commands, Exception exception) => RegistryMessages.CommitFailed(log, commands, exception);

    public void CheckRan(string strategy, CheckOutcome outcome, TimeSpan duration, TimeSpan lateness) =>
        checks?.Ran(strategy, outcome, duration, lateness);

    public void ResultsDropped(int count) => RegistryMessages.ResultsDropped(log, count);

    public void BackgroundFailed(string work, Exception exception) => RegistryMessages.BackgroundFailed(log, work, exception);

    public void UnexpectedError(string errorId, Exception exception, IReadOnlyList<object>? path) =>
        RegistryMessages.UnexpectedError(log, errorId, path is null ? "the request" : string.Join('.', path), exception);
}
