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

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CheckTable _checks;
    private readonly RunQueue<CheckTicket> _queue;
    private readonly IStrategyRunner _strategies;
    private readonly TimeProvider _time;
    private readonly IRegistryDiagnostics _diagnostics;
    private readonly BackgroundLoop _loop;
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Writer? _writer;
    private ResultHistory? _history;
    private int _active = 1;

    public CheckScheduler(
        RegistrySnapshot snapshot, IStrategyRunner strategies, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        _strategies = strategies;
        _time = time;
        _diagnostics = diagnostics;
        _checks = new(options, time);
        _queue = new(options.MaxConcurrentChecks, options.MaxChecksPerHost, ticket => Task.Run(() => RunAsync(ticket)));
        _loop = new("scheduling checks", time, diagnostics, StartDueAsync);
        _checks.Restore(snapshot);
    }

    public void Start(Writer writer, ResultHistory history)
    {
        _writer = writer;
        _history = history;
        _loop.Start();
    }

    /// <summary>Ends the runs that go on, and returns when all have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _loop.DisposeAsync();
        await _stop.CancelAsync();
        Leave();
        await _idle.Task;
    }

    public void OnCommitted(RegistrySnapshot snapshot, IReadOnlyList<RegistryEvent> events)
    {
        lock (_gate)
        {
            foreach (var change in events)
            {
                if (change.InstanceId is { } id)
                {
                    _checks.Follow(change.PreviousInstance, snapshot.FindInstance(id));
                }
            }
        }

        _loop.Wake();
    }

    public CheckRuntime RuntimeOf(Guid checkId)
    {
        lock (_gate)
        {
            return _checks.Find(checkId)?.Runtime ?? CheckRuntime.Fresh;
        }
    }

    public IReadOnlyList<StoredResult> ResultsOf(Guid checkId)
    {
        lock (_gate)
        {
            return _checks.Find(checkId)?.Results.ToList(checkId) ?? [];
        }
    }

    /// <summary>Runs a check now, or joins the run that goes on.</summary>
    public async Task<CheckRun> RunNowAsync(Guid checkId, CancellationToken cancellationToken)
    {
        CheckTicket ticket;
        lock (_gate)
        {
            if (_checks.Find(checkId) is not { } entry)
            {
                return CheckRunErrors.NotFound(checkId);
            }

            if (entry.Check.IsReported)
            {
                return CheckRunErrors.ReportedByService();
            }

            ticket = entry.Run ?? Enqueue(entry, _time.GetTimestamp());
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
        lock (_gate)
        {
            if (_checks.Find(checkId) is not { } entry)
            {
                return CheckRunErrors.NotFound(checkId);
            }

            if (!entry.Check.IsReported)
            {
                return CheckRunErrors.NotReported(entry.Check.Strategy);
            }

            run = Take(entry, entry.Check, new(outcome, output), TimeSpan.Zero);
            _checks.PlanReport(entry, wasMissing: false);
        }

        _loop.Wake();
        return await run.WaitAsync(cancellationToken);
    }

    private Task<TimeSpan?> StartDueAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var entry in _checks.TakeDue(PerStep).ToList())
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

            return Task.FromResult(_checks.NextDue is { } next ? _time.Between(_time.GetTimestamp(), next) : (TimeSpan?)null);
        }
    }

    private CheckTicket Enqueue(CheckEntry entry, long due)
    {
        var ticket = new CheckTicket(entry, due);
        entry.Run = ticket;
        Interlocked.Increment(ref _active);
        _queue.Add(ticket.Host, ticket);
        return ticket;
    }

    private void MissReport(CheckEntry entry)
    {
        var ttl = TtlStrategy.ReadTtl(entry.Check.Settings);
        // A turn that cannot be stored was told of by the writer; the next miss turns it again.
        _ = Take(entry, entry.Check, CheckResult.Fail($"no report for {Words.Of(ttl)}"), TimeSpan.Zero)
            .ContinueWith(static task => task.Exception, TaskContinuationOptions.OnlyOnFaulted);
        _checks.PlanReport(entry, wasMissing: true);
    }

    private async Task RunAsync(CheckTicket ticket)
    {
        var begun = _time.GetTimestamp();
        try
        {
            var run = await ProbeAsync(ticket, begun);
            ticket.Completion.TrySetResult(run);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            ticket.Completion.TrySetCanceled(_stop.Token);
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
        lock (_gate)
        {
            (check, target) = (ticket.Entry.Check, ticket.Entry.Target);
        }

        _stop.Token.ThrowIfCancellationRequested();
        var result = await _strategies.RunAsync(check.Strategy, check.Settings, target, check.Timeout, _stop.Token);
        var duration = _time.GetElapsedTime(begun);
        _diagnostics.CheckRan(check.Strategy, result.Outcome, duration, _time.GetElapsedTime(ticket.Due, begun));
        Task<CheckRun> run;
        lock (_gate)
        {
            run = Take(ticket.Entry, check, result, duration);
        }

        return await run;
    }

    /// <summary>Plans the next run, and lets the next one waiting begin.</summary>
    private void End(CheckTicket ticket, long begun)
    {
        lock (_gate)
        {
            var entry = ticket.Entry;
            entry.Run = null;
            if (!entry.IsRemoved && !entry.Check.IsReported && !_stop.IsCancellationRequested)
            {
                _checks.PlanNext(entry, ticket.Due, begun);
            }

            _queue.End(ticket.Host);
        }

        _loop.Wake();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _active) == 0)
        {
            _idle.TrySetResult();
        }
    }

    // Under the lock up to where the command is on its way: so the turns of a check are written in the order of its results.
    private async Task<CheckRun> Take(CheckEntry entry, HealthCheck check, CheckResult result, TimeSpan duration)
    {
        if (entry.IsRemoved)
        {
            return CheckRunErrors.NotFound(check.Id);
        }

        var stored = new StoredResult
        {
            CheckId = check.Id,
            At = Micro.Cut(_time.GetUtcNow()),
            Outcome = result.Outcome,
            Output = result.Output,
            Duration = Micro.Cut(duration),
        };
        if (!SameContent.OfProbe(entry.Check, check))
        {
            // What it probed is not what is to be probed any more.
            return Answer(stored);
        }

        var before = entry.State;
        var after = CheckState.Observe(before, result.Outcome, entry.Check);
        Record(entry, stored, after);
        var isError = result.Outcome == CheckOutcome.Error;
        if (after.Status != before.Status || (isError && entry.Check.StatusReason is null))
        {
            var turn = _writer!.ExecuteAsync(new TurnCheck(check.Id, after.Status, result.Output, isError, check), CancellationToken.None);
            try
            {
                await turn;
            }
            catch
            {
                TakeBack(entry, check, before);
                throw;
            }
        }

        return Answer(stored);
    }

    private void Record(CheckEntry entry, StoredResult stored, CheckState after)
    {
        entry.State = after;
        entry.Results.Add(stored);
        entry.Runtime = entry.Runtime with
        {
            ConsecutiveFailures = after.Failures,
            ConsecutiveSuccesses = after.Successes,
            LastOutcome = stored.Outcome,
            LastOutput = stored.Output,
            LastDuration = stored.Duration,
            LastCheckedAt = stored.At,
        };
        _history!.Add(stored);
    }

    // A turn that could not be stored did not happen: the next result decides it again.
    private void TakeBack(CheckEntry entry, HealthCheck check, CheckState before)
    {
        lock (_gate)
        {
            if (SameContent.OfProbe(entry.Check, check))
            {
                entry.State = entry.State with { Status = entry.Check.Status, IsNew = before.IsNew };
            }
        }
    }

    private CheckRun Answer(StoredResult stored) =>
        _writer!.Snapshot.FindCheck(stored.CheckId) is var (check, instance) ? new([], stored, check, instance) : CheckRunErrors.NotFound(stored.CheckId);
}
