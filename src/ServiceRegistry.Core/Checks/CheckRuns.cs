using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core.Checks;

/// <summary>The runs that wait or go on: within the bounds, a check never twice at once, each until its result is taken in.</summary>
internal sealed class CheckRuns : IAsyncDisposable
{
    private readonly Lock gate;
    private readonly CheckTable checks;
    private readonly IStrategyRunner strategies;
    private readonly TimeProvider time;
    private readonly IRegistryDiagnostics diagnostics;
    private readonly Action planned;
    private readonly RunQueue<CheckTicket> queue;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ResultIntake? intake;
    private int active = 1;

    /// <param name="gate">The scheduler's lock, which guards the entries and the queue.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="strategies">Runs them.</param>
    /// <param name="options">How many may run at once.</param>
    /// <param name="time">The clock.</param>
    /// <param name="diagnostics">Told of every run.</param>
    /// <param name="planned">Called, outside of the lock, when the run after one was planned.</param>
    public CheckRuns(
        Lock gate,
        CheckTable checks,
        IStrategyRunner strategies,
        RegistryOptions options,
        TimeProvider time,
        IRegistryDiagnostics diagnostics,
        Action planned)
    {
        this.gate = gate;
        this.checks = checks;
        this.strategies = strategies;
        this.time = time;
        this.diagnostics = diagnostics;
        this.planned = planned;
        queue = new(options.MaxConcurrentChecks, options.MaxChecksPerHost, ticket => Task.Run(() => RunAsync(ticket)));
    }

    /// <summary>Before the first run: says who takes the results.</summary>
    public void Start(ResultIntake intake) => this.intake = intake;

    /// <summary>Begins a run as soon as the bounds allow. Called under the lock, for a check without a run.</summary>
    /// <param name="entry">The check.</param>
    /// <param name="due">When it should have begun.</param>
    public CheckTicket Enqueue(CheckEntry entry, long due)
    {
        var ticket = new CheckTicket(entry, due);
        entry.Run = ticket;
        Interlocked.Increment(ref active);
        queue.Add(ticket.Host, ticket);
        return ticket;
    }

    /// <summary>Ends the runs that go on, and returns when all have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Leave();
        await idle.Task;
    }

    private async Task RunAsync(CheckTicket ticket)
    {
        var begun = time.GetTimestamp();
        try
        {
            var run = await ProbeAsync(ticket, begun);
            ticket.Completion.TrySetResult(run);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            ticket.Completion.TrySetCanceled(stop.Token);
        }
        catch (Exception exception)
        {
            // Who waits is told; where nobody does, the writer told of a commit that failed, and the next result turns it again.
            ticket.Completion.TrySetException(exception);
            _ = ticket.Completion.Task.Exception;
        }
        finally
        {
            End(ticket, begun);
            Leave();
        }
    }

    private async Task<CheckRun> ProbeAsync(CheckTicket ticket, long begun)
    {
        HealthCheck check;
        CheckTarget target;
        lock (gate)
        {
            (check, target) = (ticket.Entry.Check, ticket.Entry.Target);
        }

        stop.Token.ThrowIfCancellationRequested();
        var result = await strategies.RunAsync(check.Strategy, check.Settings, target, check.Timeout, stop.Token);
        var duration = time.GetElapsedTime(begun);
        diagnostics.CheckRan(check.Strategy, result.Outcome, duration, time.GetElapsedTime(ticket.Due, begun));
        Task<CheckRun> run;
        lock (gate)
        {
            run = intake!.TakeAsync(ticket.Entry, check, result, duration);
        }

        return await run;
    }

    /// <summary>Plans the next run of the check, and lets the next one that waits begin.</summary>
    private void End(CheckTicket ticket, long begun)
    {
        lock (gate)
        {
            var entry = ticket.Entry;
            entry.Run = null;
            if (!entry.IsRemoved && !entry.Check.IsReported && !stop.IsCancellationRequested)
            {
                checks.PlanNext(entry, ticket.Due, begun);
            }

            queue.End(ticket.Host);
        }

        planned();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref active) == 0)
        {
            idle.TrySetResult();
        }
    }
}
