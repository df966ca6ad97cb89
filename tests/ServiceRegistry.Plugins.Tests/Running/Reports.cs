using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Tests.Running;

/// <summary>What watches have reported.</summary>
internal sealed class Reports
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<CheckResult> results = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<CheckResult> All
    {
        get
        {
            lock (gate)
            {
                return [.. results];
            }
        }
    }

    public void Add(CheckResult result)
    {
        lock (gate)
        {
            results.Add(result);
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public Task<CheckResult> FirstAsync() => UntilAsync(_ => true);

    /// <summary>Waits for a result that the condition holds for.</summary>
    public async Task<CheckResult> UntilAsync(Func<CheckResult, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = changed.Task;
            }

            if (All.FirstOrDefault(condition) is { } found)
            {
                return found;
            }

            await next.WaitAsync(patience.Token);
        }
    }
}
