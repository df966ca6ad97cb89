using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Tests;

/// <summary>A watch that tells what the test says, and ends when it says so or is cancelled.</summary>
internal sealed class FakeWatch
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeWatch(string settings, Action<CheckResult> report, CancellationToken cancellationToken)
    {
        (Settings, Report) = (settings, report);
        cancellationToken.Register(End);
    }

    public string Settings { get; }

    public Action<CheckResult> Report { get; }

    public Task Over => over.Task;

    public void End() => over.TrySetResult();

    public void Throw() => over.TrySetException(new InvalidOperationException("a bug"));
}
