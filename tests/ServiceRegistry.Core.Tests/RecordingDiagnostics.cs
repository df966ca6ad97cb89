using System.Collections.Concurrent;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Tests;

/// <summary>Keeps what it is told.</summary>
internal sealed class RecordingDiagnostics : IRegistryDiagnostics
{
    public ConcurrentQueue<Exception> FailedCommits { get; } = new();

    public ConcurrentQueue<(int Commands, int Events)> Commits { get; } = new();

    public ConcurrentQueue<(string Work, Exception Exception)> Failures { get; } = new();

    public ConcurrentQueue<TimeSpan> Lateness { get; } = new();

    public int Dropped { get; private set; }

    public void Committed(int commands, int events, TimeSpan duration) => Commits.Enqueue((commands, events));

    public void CommitFailed(int commands, Exception exception) => FailedCommits.Enqueue(exception);

    public void CheckRan(string strategy, CheckOutcome outcome, TimeSpan duration, TimeSpan lateness) => Lateness.Enqueue(lateness);

    public void ResultsDropped(int count) => Dropped += count;

    public void BackgroundFailed(string work, Exception exception) => Failures.Enqueue((work, exception));
}
