using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Core.Timing;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// The runs that wait or go on: within the bounds, a check and a probe never twice at once, each until its result is taken in.
/// </summary>
internal sealed class CheckRuns : IAsyncDisposable
{
    private readonly Lock gate;
    private readonly CheckTable checks;
    private readonly IStrategyRunner strategies;
    private readonly TimeProvider time;
    private readonly IRegistryDiagnostics diagnostics;
    private readonly Action planned;
    private readonly RunQueue<ProbeRun> queue;
    private readonly Lateness lateness;
    private readonly ProbeWatches watches;
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
        lateness = new(time);
        watches = new(gate, checks, strategies, time, diagnostics, Ask, planned);
        Capacity = new(checks, time);
        queue = new(options.MaxConcurrentChecks, options.MaxChecksPerHost, LetGo);
    }

    /// <summary>Whether all that is due can be run.</summary>
    public RunCapacity Capacity { get; }

    /// <summary>How the runs keep up. Read under the lock.</summary>
    public CheckLoad Load => new(queue.Running, queue.Waiting, checks.Stretch, lateness.ToPercentiles());

    /// <summary>Before the first run: says who takes the results.</summary>
    public void Start(ResultIntake intake)
    {
        this.intake = intake;
        watches.Start(intake);
    }

    /// <summary>
    /// Begins the run of a check that is due as soon as the bounds allow, and takes those along that ask for the same and are nearly due.
    /// Called under the lock, for a check without a run.
    /// </summary>
    public void EnqueueDue(CheckEntry entry)
    {
        if (!TryJoin(entry, entry.Due))
        {
            // From now on they are due together.
            Begin(new(entry.Probe), [entry, .. checks.TakeAlong(entry)], entry.Due);
        }
    }

    /// <summary>Begins a run that is asked for, or joins one of the same. Called under the lock, for a check without a run.</summary>
    public CheckTicket EnqueueNow(CheckEntry entry)
    {
        var now = time.GetTimestamp();
        if (!TryJoin(entry, now))
        {
            Begin(new(entry.Probe), [entry], now);
        }

        return entry.Run!;
    }

    /// <summary>Takes note of how far the queue keeps up. Called under the lock, from time to time.</summary>
    public void Look() => Capacity.Look(queue.IsFull);

    /// <summary>Ends the runs and watches that go on, and returns when all have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watches.DisposeAsync();
        Leave();
        await idle.Task;
    }

    private static bool TryJoin(CheckEntry entry, long due)
    {
        if (entry.Probe.Run is not { } run)
        {
            return false;
        }

        run.Tickets.Add(entry.Run = new(entry, due));
        return true;
    }

    private void Begin(ProbeRun run, IReadOnlyList<CheckEntry> entries, long due)
    {
        foreach (var entry in entries)
        {
            run.Tickets.Add(entry.Run = new(entry, due));
        }

        run.Probe.Run = run;
        run.Probe.IsAskedFor = false;
        Interlocked.Increment(ref active);
        queue.Add(run.Probe.Host, run);
        Look();
    }

    /// <summary>Runs a probe at once, for all of its checks: as soon as those that a run before has not left yet are free. Called under the lock.</summary>
    private void Ask(Probe probe)
    {
        probe.IsAskedFor = true;
        if (probe.Run is null && probe.Entries.All(entry => entry.Run is null))
        {
            BeginAskedFor(probe);
        }
    }

    private void BeginAskedFor(Probe probe)
    {
        foreach (var entry in !probe.IsAskedFor || stop.IsCancellationRequested ? [] : probe.Entries)
        {
            if (entry.Run is null)
            {
                EnqueueNow(entry);
            }
        }
    }

    private void LetGo(ProbeRun run)
    {
        Capacity.CountRun();
        run.LetGo = time.GetTimestamp();
        _ = Task.Run(() => RunAsync(run));
    }

    private async Task RunAsync(ProbeRun run)
    {
        var begun = time.GetTimestamp();
        IReadOnlyList<Task<CheckRun>> taken = [];
        Exception? failure = null;
        try
        {
            taken = await ProbeAsync(run, begun);
        }
        catch (Exception exception)
        {
            failure = exception;
            lock (gate)
            {
                run.Probe.Run = null;
            }
        }

        // From here on nothing joins it.
        for (var i = 0; i < run.Tickets.Count; i++)
        {
            await CompleteAsync(run.Tickets[i], i < taken.Count ? taken[i] : Task.FromException<CheckRun>(failure!));
        }

        End(run, begun);
        Leave();
    }

    private async Task<IReadOnlyList<Task<CheckRun>>> ProbeAsync(ProbeRun run, long begun)
    {
        var probe = run.Probe;
        stop.Token.ThrowIfCancellationRequested();
        var settings = probe.Secrets is { IsReadable: true } secrets ? secrets.RevealIn(probe.Settings) : probe.Settings;
        var result = await RunAsync(probe, settings);
        var duration = time.GetElapsedTime(begun);
        var isWatched = result.Outcome != CheckOutcome.Error && await strategies.PushesAsync(probe.Strategy, settings);
        lock (gate)
        {
            probe.Run = null;
            Capacity.CountDelay(time.GetElapsedTime(run.LetGo, begun));
            var isDoubtful = result.Outcome == CheckOutcome.Fail && duration >= probe.Timeout && Capacity.IsStarved(probe.Timeout);
            var taken = run.Tickets.ConvertAll(ticket => Take(ticket, result, duration, begun, isDoubtful));
            if (isWatched)
            {
                watches.Follow(probe, settings, result.Outcome, begun);
            }

            return taken;
        }
    }

    private Task<CheckRun> Take(CheckTicket ticket, CheckResult result, TimeSpan duration, long begun, bool isDoubtful)
    {
        // One that joined while it went on was not late.
        var late = TimeSpan.FromTicks(Math.Max(0, time.Between(ticket.Due, begun).Ticks));
        lateness.Add(late);
        diagnostics.CheckRan(ticket.Check.Strategy, result.Outcome, duration, late);
        return intake!.TakeAsync(ticket.Entry, ticket.Check, result, duration, isDoubtful);
    }

    private async Task CompleteAsync(CheckTicket ticket, Task<CheckRun> taken)
    {
        try
        {
            ticket.Completion.TrySetResult(await taken);
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
    }

    private ValueTask<CheckResult> RunAsync(Probe probe, string settings) => probe.Secrets is { IsReadable: false }
        ? new(CheckResult.Error(
            "its secrets cannot be decrypted: the key that they were encrypted with is not there. Bring the keys back, or register the check again",
            CheckErrorCode.SecretsNotReadable))
        : strategies.RunAsync(probe.Strategy, settings, probe.Target, probe.Timeout, stop.Token);

    /// <summary>Plans the next runs of its checks, and lets the next one that waits begin.</summary>
    private void End(ProbeRun run, long begun)
    {
        lock (gate)
        {
            foreach (var ticket in run.Tickets)
            {
                var entry = ticket.Entry;
                entry.Run = null;
                if (entry.IsRemoved || entry.Check.IsReported || stop.IsCancellationRequested)
                {
                    continue;
                }

                if (entry.Probe == run.Probe)
                {
                    checks.PlanNext(entry, ticket.Due, begun);
                }
                else if (!checks.IsPlanned(entry))
                {
                    // What it asks for by now has not been run yet.
                    checks.PlanFirst(entry);
                }
            }

            queue.End(run.Probe.Host);
            BeginAskedFor(run.Probe);
            foreach (var ticket in run.Tickets)
            {
                // It may be another probe's by now.
                BeginAskedFor(ticket.Entry.Probe);
            }

            Look();
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
