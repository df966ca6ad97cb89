using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// Runs checks when they are due, each one once at a time, and takes in what the services report. A result goes to memory and
/// to the history; only a turn of the status becomes a command.
/// </summary>
internal sealed class CheckScheduler : ICommitObserver, IAsyncDisposable
{
    private const int PerStep = 1000;

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly CheckTable checks;
    private readonly RunQueue<CheckTicket> queue;
    private readonly IStrategyRunner strategies;
    private readonly TimeProvider time;
    private readonly IRegistryDiagnostics diagnostics;
    private readonly BackgroundLoop loop;
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ResultIntake? intake;
    private int active = 1;

    public CheckScheduler(
        RegistrySnapshot snapshot, IStrategyRunner strategies, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.strategies = strategies;
        this.time = time;
        this.diagnostics = diagnostics;
        checks = new(options, time);
        queue = new(options.MaxConcurrentChecks, options.MaxChecksPerHost, ticket => Task.Run(() => RunAsync(ticket)));
        loop = new("scheduling checks", time, diagnostics, StartDueAsync);
        checks.Restore(snapshot);
    }

    public void Start(Writer writer, ResultHistory history)
    {
        intake = new(gate, writer, history, time);
        loop.Start();
    }

    /// <summary>Ends the runs that go on, and returns when all have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync();
        await stop.CancelAsync();
        Leave();
        await idle.Task;
    }

    public void OnCommitted(RegistrySnapshot snapshot, IReadOnlyList<RegistryEvent> events)
    {
        lock (gate)
        {
            foreach (var change in events)
            {
                if (change.InstanceId is { } id)
                {
                    checks.Follow(change.PreviousInstance, snapshot.FindInstance(id));
                }
            }
        }

        loop.Wake();
    }

    public CheckRuntime RuntimeOf(Guid checkId)
    {
        lock (gate)
        {
            return checks.Find(checkId)?.Runtime ?? CheckRuntime.Fresh;
        }
    }

    public IReadOnlyList<StoredResult> ResultsOf(Guid checkId)
    {
        lock (gate)
        {
            return checks.Find(checkId)?.Results.ToList(checkId) ?? [];
        }
    }

    /// <summary>Runs a check now, or joins the run that goes on.</summary>
    public async Task<CheckRun> RunNowAsync(Guid checkId, CancellationToken cancellationToken)
    {
        CheckTicket ticket;
        lock (gate)
        {
            if (checks.Find(checkId) is not { } entry)
            {
                return CheckRunErrors.NotFound(checkId);
            }

            if (entry.Check.IsReported)
            {
                return CheckRunErrors.ReportedByService();
            }

            ticket = entry.Run ?? Enqueue(entry, time.GetTimestamp());
        }

        return await ticket.Completion.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Takes the result of a check that the service itself reports.</summary>
    public async Task<CheckRun> ReportAsync(Guid checkId, CheckOutcome outcome, string? output, CancellationToken cancellationToken)
    {
        var errors = new ValueErrors();
        errors.FreeText(ValuePath.Input.At("output"), output, 4096, "An output");
        if (!errors.IsEmpty)
        {
            return new([.. errors.All]);
        }

        Task<CheckRun> run;
        lock (gate)
        {
            if (checks.Find(checkId) is not { } entry)
            {
                return CheckRunErrors.NotFound(checkId);
            }

            if (!entry.Check.IsReported)
            {
                return CheckRunErrors.NotReported(entry.Check.Strategy);
            }

            run = intake!.TakeAsync(entry, entry.Check, new(outcome, output), TimeSpan.Zero);
            checks.PlanReport(entry, wasMissing: false);
        }

        loop.Wake();
        return await run.WaitAsync(cancellationToken);
    }

    private Task<TimeSpan?> StartDueAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var entry in checks.TakeDue(PerStep).ToList())
            {
                if (entry.Check.IsReported)
                {
                    MissReport(entry);
                }
                else if (entry.Run is null)
                {
                    Enqueue(entry, entry.Due);
                }
            }

            return Task.FromResult(checks.NextDue is { } next ? time.Between(time.GetTimestamp(), next) : (TimeSpan?)null);
        }
    }

    private CheckTicket Enqueue(CheckEntry entry, long due)
    {
        var ticket = new CheckTicket(entry, due);
        entry.Run = ticket;
        Interlocked.Increment(ref active);
        queue.Add(ticket.Host, ticket);
        return ticket;
    }

    private void MissReport(CheckEntry entry)
    {
        var ttl = TtlStrategy.ReadTtl(entry.Check.Settings);
        // A turn that cannot be stored was told of by the writer; the next miss turns it again.
        _ = intake!.TakeAsync(entry, entry.Check, CheckResult.Fail($"no report for {Words.Of(ttl)}"), TimeSpan.Zero)
            .ContinueWith(static task => task.Exception, TaskContinuationOptions.OnlyOnFaulted);
        checks.PlanReport(entry, wasMissing: true);
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

    /// <summary>Plans the next run, and lets the next one waiting begin.</summary>
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

        loop.Wake();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref active) == 0)
        {
            idle.TrySetResult();
        }
    }
}
