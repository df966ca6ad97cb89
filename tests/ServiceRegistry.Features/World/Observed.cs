namespace ServiceRegistry.Features.World;

/// <summary>What arrives from elsewhere, in order; a test waits here until it has seen what it expects.</summary>
internal sealed class Observed<T>
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<T> items = [];
    private TaskCompletionSource changed = NewSignal();

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (gate)
            {
                return [.. items];
            }
        }
    }

    public void Add(T item)
    {
        lock (gate)
        {
            items.Add(item);
            changed.SetResult();
            changed = NewSignal();
        }
    }

    /// <summary>Waits until what has arrived gives a result that is not null.</summary>
    /// <exception cref="TimeoutException">It did not in time; the message tells what was there instead.</exception>
    public async Task<TResult> WaitForAsync<TResult>(Func<IReadOnlyList<T>, TResult?> find, string expected)
        where TResult : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task arrival;
            lock (gate)
            {
                if (find(items) is { } found)
                {
                    return found;
                }

                arrival = changed.Task;
            }

            try
            {
                await arrival.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited {Patience.TotalSeconds:F0} s for {expected}. There is:\n{string.Join('\n', Items)}");
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
