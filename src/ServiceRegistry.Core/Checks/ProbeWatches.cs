using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// The watches of probes whose targets tell of themselves: an addition to their runs, and never in place of them. At most one of a probe,
/// begun after a run of it; what is told is taken in as a result of all its checks.
/// </summary>
/// <param name="gate">The scheduler's lock, which guards the probes and their watches.</param>
/// <param name="checks">The checks.</param>
/// <param name="strategies">Watches.</param>
/// <param name="time">The clock.</param>
/// <param name="diagnostics">Told of what goes wrong.</param>
/// <param name="ask">Has a probe run at once. Called under the lock.</param>
/// <param name="planned">Called, outside of the lock, when a run may have become due sooner.</param>
internal sealed class ProbeWatches(
    Lock gate, CheckTable checks, IStrategyRunner strategies, TimeProvider time, IRegistryDiagnostics diagnostics, Action<Probe> ask, Action planned)
    : IAsyncDisposable
{
    private readonly HashSet<ProbeWatch> going = [];
    private ResultIntake? intake;
    private bool isStopped;

    /// <summary>Before the first watch: says who takes the results.</summary>
    public void Start(ResultIntake intake) => this.intake = intake;

    /// <summary>Takes note of what a run found, and begins the watch where none stands. Called under the lock.</summary>
    /// <param name="probe">What ran.</param>
    /// <param name="settings">Its settings, secrets and all.</param>
    /// <param name="found">What the run found.</param>
    /// <param name="begun">When the run began.</param>
    public void Follow(Probe probe, string settings, CheckOutcome found, long begun)
    {
        if (probe.Watch is { } watch && watch.Contradicts(found))
        {
            if (watch.ToldAt > begun)
            {
                // The run may have looked before the target turned.
                ask(probe);
            }
            else
            {
                // What has fallen silent, over a connection that is half dead for instance, is begun anew.
                watch.Stop();
            }
        }

        if (!isStopped && probe.IsUsed && probe.Watch is not { Stands: true })
        {
            var next = probe.Watch = new(probe);
            going.Add(next);
            next.Over = Task.Run(() => WatchAsync(next, settings));
        }
    }

    /// <summary>Ends the watches that stand, and returns when all have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Task> left;
        lock (gate)
        {
            isStopped = true;
            left = [.. going.Select(watch => watch.Over)];
            foreach (var watch in going)
            {
                watch.Stop();
            }
        }

        await Task.WhenAll(left);
    }

    private async Task WatchAsync(ProbeWatch watch, string settings)
    {
        var probe = watch.Probe;
        try
        {
            await strategies.WatchAsync(probe.Strategy, settings, probe.Target, probe.Timeout, result => Take(watch, result), watch.Stopped);
        }
        catch (Exception exception)
        {
            diagnostics.BackgroundFailed("watching the target of a check", exception);
        }

        lock (gate)
        {
            going.Remove(watch);
            // A run that goes on is held against it when it has ended.
            if (watch.Stands && watch.End(time.GetTimestamp()) && probe.Run is null)
            {
                ask(probe);
            }
        }
    }

    private void Take(ProbeWatch watch, CheckResult result)
    {
        lock (gate)
        {
            if (!watch.Stands)
            {
                return;
            }

            watch.Tell(result.Outcome, time.GetTimestamp());
            foreach (var entry in watch.Probe.Entries)
            {
                // A turn that cannot be stored was told of by the writer; the next result turns it again.
                _ = intake!.TakeAsync(entry, entry.Check, result, TimeSpan.Zero)
                    .ContinueWith(static task => task.Exception, TaskContinuationOptions.OnlyOnFaulted);
                checks.PlanSooner(entry);
            }
        }

        planned();
    }
}
