using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Members;
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

    // Fewer are taken over before another thread has begun.
    private const int Many = 1000;

    // Those that come due within so much begin together: thousands a second wake the process a hundred times and not thousands. With more
    // at once, whoever asks the server meanwhile waits for all of them.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly Lock gate = new();
    private readonly CheckTable checks;
    private readonly CheckRuns runs;
    private readonly TimeProvider time;
    private readonly BackgroundLoop loop;
    private ResultIntake? intake;
    private Task restoring = Task.CompletedTask;
    private long nextLook;

    public CheckScheduler(IStrategyRunner strategies, RegistryOptions options, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.time = time;
        Doubt = new(time);
        checks = new(options, time);
        loop = new("scheduling checks", time, diagnostics, StartDueAsync);
        runs = new(gate, checks, strategies, options, time, diagnostics, WakeInTime);
    }

    /// <summary>Whether the checks' own network is doubted.</summary>
    public NetworkDoubt Doubt { get; }

    /// <summary>Set while checks cannot be run as often as asked.</summary>
    public RegistryCondition? Overload => runs.Capacity.Condition;

    /// <summary>How the running of checks keeps up.</summary>
    public CheckLoad Load
    {
        get
        {
            lock (gate)
            {
                return runs.Load;
            }
        }
    }

    /// <summary>Begins with the checks of the writer's snapshot, before there is another one. Nothing else is called before it returns.</summary>
    public async Task StartAsync(Writer writer, ResultHistory history)
    {
        intake = new(gate, Doubt, writer, history, time);
        await RestoreAsync(writer.Snapshot);
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

        WakeInTime();
    }

    public CheckRuntime RuntimeOf(Guid checkId)
    {
        lock (gate)
        {
            return checks.Find(checkId)?.Runtime ?? CheckRuntime.Fresh;
        }
    }

    /// <summary>What is in memory of a check's results; null where there is no such check.</summary>
    public RecentResults? ResultsOf(Guid checkId)
    {
        lock (gate)
        {
            return checks.Find(checkId)?.Results is { } ring ? new(ring.ToList(), ring.IsWhole, ring.IsPlaced) : null;
        }
    }

    /// <summary>Tells when the last result was that a check had before this process.</summary>
    public void PlaceResults(Guid checkId, DateTimeOffset? before)
    {
        lock (gate)
        {
            checks.Find(checkId)?.Results.Place(before);
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

            ticket = entry.Run ?? runs.EnqueueNow(entry);
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

        WakeInTime();
        return await run.WaitAsync(cancellationToken);
    }

    // Many are taken over beside all else that starts: who asks for checks, or changes some, waits for it at the lock.
    private async Task RestoreAsync(RegistrySnapshot snapshot)
    {
        if (snapshot.CheckCount < Many)
        {
            checks.Restore(snapshot);
            return;
        }

        var isHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        restoring = Task.Run(() =>
        {
            lock (gate)
            {
                isHeld.SetResult();
                checks.Restore(snapshot);
            }
        });
        await isHeld.Task;
    }

    private async Task<TimeSpan?> StartDueAsync(CancellationToken cancellationToken)
    {
        await restoring;
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
                    runs.EnqueueDue(entry);
                }
            }

            runs.Look();
            var now = time.GetTimestamp();
            TimeSpan? wait = checks.NextDue is { } next ? Longer(time.Between(now, next), Tick) : null;
            wait = checks.Stretch > 1 && (wait is null || wait > RunCapacity.Window) ? RunCapacity.Window : wait;
            nextLook = wait is null ? long.MaxValue : now + time.ToTimestamps(wait.Value);
            return wait;
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // Most runs plan the next one for after the next look.
    private void WakeInTime()
    {
        bool isEarly;
        lock (gate)
        {
            isEarly = checks.NextDue is { } next && time.Between(next, nextLook) > Tick;
        }

        if (isEarly)
        {
            loop.Wake();
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
