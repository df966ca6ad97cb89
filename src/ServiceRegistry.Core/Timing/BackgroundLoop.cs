namespace ServiceRegistry.Core.Timing;

/// <summary>
/// Does what is due, again and again: a step says how long to sleep until the next one, or null for until it is woken. A step
/// that fails is told of and tried again in a second, unless it is the last one.
/// </summary>
internal sealed class BackgroundLoop : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();
    private readonly Alarm alarm;
    private readonly string work;
    private readonly IRegistryDiagnostics diagnostics;
    private readonly Func<CancellationToken, Task<TimeSpan?>> step;
    private Task loop = Task.CompletedTask;

    public BackgroundLoop(string work, TimeProvider time, IRegistryDiagnostics diagnostics, Func<CancellationToken, Task<TimeSpan?>> step)
    {
        this.work = work;
        this.diagnostics = diagnostics;
        this.step = step;
        alarm = new(time);
    }

    public void Start() => loop = Task.Run(RunAsync);

    /// <summary>Takes the next step now.</summary>
    public void Wake() => alarm.Wake();

    /// <summary>Ends when the step that is being taken has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        alarm.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                alarm.Set(await StepAsync());
                await alarm.WaitAsync(stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    private async Task<TimeSpan?> StepAsync()
    {
        try
        {
            return await step(stop.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            diagnostics.BackgroundFailed(work, exception);
            return RetryAfter;
        }
    }
}
