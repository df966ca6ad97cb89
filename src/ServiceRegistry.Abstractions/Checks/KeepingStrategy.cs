namespace ServiceRegistry.Abstractions;

/// <summary>
/// A strategy that keeps something of a check from one run to the next: a connection, mostly. What is kept serves one run at a time. It is
/// closed once a run over it has not passed, once no run has used it for <see cref="KeepFor"/> (so of a check that is gone, too), and with
/// the strategy. A run over what was kept that does not pass is done once more over something new: the target may have closed it meanwhile.
/// </summary>
/// <typeparam name="TSettings">The settings class, as of <see cref="HealthCheckStrategy{TSettings}"/>.</typeparam>
/// <typeparam name="TKept">What is kept; disposing it closes it.</typeparam>
public abstract class KeepingStrategy<TSettings, TKept> : HealthCheckStrategy<TSettings>
    where TSettings : class
    where TKept : class, IAsyncDisposable
{
    private KeptItems<(TSettings, CheckTarget), TKept>? items;

    /// <summary>How long something is kept that no run uses; 2 minutes unless overridden. Checks with longer intervals open it for each run.</summary>
    protected virtual TimeSpan KeepFor => TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public override void Initialize(IStrategyHost host)
    {
        base.Initialize(host);
        items = new(host.Time, KeepFor);
    }

    /// <inheritdoc />
    public sealed override async ValueTask<CheckResult> CheckAsync(CheckContext<TSettings> context, CancellationToken cancellationToken)
    {
        if (items!.Take((context.Settings, context.Target)) is { } kept && await TryAsync(context, kept, cancellationToken) is { } result)
        {
            return result;
        }

        return await RunAsync(context, await OpenAsync(context, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (items is not null)
        {
            await items.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>Opens what is to be kept.</summary>
    protected abstract ValueTask<TKept> OpenAsync(CheckContext<TSettings> context, CancellationToken cancellationToken);

    /// <summary>Runs the check once, over what was opened for this run or kept of an earlier one.</summary>
    protected abstract ValueTask<CheckResult> CheckAsync(CheckContext<TSettings> context, TKept kept, CancellationToken cancellationToken);

    /// <summary>Whether anything is kept with these settings; true unless overridden.</summary>
    protected virtual bool Keeps(TSettings settings) => true;

    private async ValueTask<CheckResult?> TryAsync(CheckContext<TSettings> context, TKept kept, CancellationToken cancellationToken)
    {
        try
        {
            var result = await RunAsync(context, kept, cancellationToken);
            return Passed(result) ? result : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // What is wrong with the target the new one finds out.
        }
    }

    private async ValueTask<CheckResult> RunAsync(CheckContext<TSettings> context, TKept open, CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            var result = await CheckAsync(context, open, cancellationToken);
            isKept = Passed(result) && Keeps(context.Settings) && items!.Keep((context.Settings, context.Target), open);
            return result;
        }
        finally
        {
            if (!isKept)
            {
                await open.DisposeAsync();
            }
        }
    }

    private static bool Passed(CheckResult result) => result.Outcome is CheckOutcome.Pass or CheckOutcome.Warn;
}
