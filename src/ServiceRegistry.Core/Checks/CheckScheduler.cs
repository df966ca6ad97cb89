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
/// Has checks run when they are due, and takes in what the services report. A result goes to memory and to the history; only a
/// turn of the status becomes a command.
/// </summary>
internal sealed class CheckScheduler : ICommitObserver, IAsyncDisposable
{
    private const int PerStep = 1000;

    private readonly Lock gate = new();
    private readonly CheckTable checks;
    private readonly CheckRuns runs;
    private readonly TimeProvider time;
    private readonly BackgroundLoop loop;
    private ResultIntake? intake;

    public CheckScheduler(
        RegistrySnapshot snapshot, IStrategyRunner strategies, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.time = time;
        checks = new(options, time);
        loop = new("scheduling checks", time, diagnostics, StartDueAsync);
        runs = new(gate, checks, strategies, options, time, diagnostics, loop.Wake);
        checks.Restore(snapshot);
    }

    public void Start(Writer writer, ResultHistory history)
    {
        intake = new(gate, writer, history, time);
        runs.Start(intake);
        loop.Start();
    }

    /// <summary>Ends the runs that go on, and returns when all have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync();
        await runs.DisposeAsync();
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

            ticket = entry.Run ?? runs.Enqueue(entry, time.GetTimestamp());
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
                    runs.Enqueue(entry, entry.Due);
                }
            }

            return Task.FromResult(checks.NextDue is { } next ? time.Between(time.GetTimestamp(), next) : (TimeSpan?)null);
        }
    }

    private void MissReport(CheckEntry entry)
    {
        var ttl = TtlStrategy.ReadTtl(entry.Check.Settings);
        // A turn that cannot be stored was told of by the writer; the next miss turns it again.
        _ = intake!.TakeAsync(entry, entry.Check, CheckResult.Fail($"no report for {Words.Of(ttl)}"), TimeSpan.Zero)
            .ContinueWith(static task => task.Exception, TaskContinuationOptions.OnlyOnFaulted);
        checks.PlanReport(entry, wasMissing: true);
    }
}
