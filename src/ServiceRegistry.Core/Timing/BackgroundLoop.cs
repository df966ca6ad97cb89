namespace ServiceRegistry.Core.Timing;

/// <summary>
/// Does what is due, again and again: a step says how long to sleep until the next one, or null for until it is woken. A step
/// that fails is told of and tried again in a second.
/// </summary>
internal sealed class BackgroundLoop : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Alarm _alarm;
    private readonly string _work;
    private readonly IRegistryDiagnostics _diagnostics;
    private readonly Func<CancellationToken, Task<TimeSpan?>> _step;
    private Task _loop = Task.CompletedTask;

    public BackgroundLoop(string work, TimeProvider time, IRegistryDiagnostics diagnostics, Func<CancellationToken, Task<TimeSpan?>> step)
    {
        _work = work;
        _diagnostics = diagnostics;
        _step = step;
        _alarm = new(time);
    }

    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Takes the next step now.</summary>
    public void Wake() => _alarm.Wake();

    /// <summary>Ends when the step that is being taken has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _alarm.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                _alarm.Set(await StepAsync());
                await _alarm.WaitAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    private async Task<TimeSpan?> StepAsync()
    {
        try
        {
            return await _step(_stop.Token);
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            _diagnostics.BackgroundFailed(_work, exception);
            return RetryAfter;
        }
    }
}
