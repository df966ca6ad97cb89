using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Checks;

/// <summary>Takes results in: into memory and the history, and, where they turn the check, as a command.</summary>
/// <param name="gate">The scheduler's lock, which guards the entries and the doubt.</param>
/// <param name="doubt">Of the checks' own network.</param>
/// <param name="writer">Writes the turns.</param>
/// <param name="history">Keeps the results.</param>
/// <param name="time">The clock.</param>
internal sealed class ResultIntake(Lock gate, NetworkDoubt doubt, Writer writer, ResultHistory history, TimeProvider time)
{
    /// <summary>
    /// Takes a result in. Called under the lock, which holds up to where a command is on its way: so the turns of a check are
    /// written in the order of its results.
    /// </summary>
    /// <param name="entry">The check.</param>
    /// <param name="check">The check as it was when it ran.</param>
    /// <param name="result">What came out.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="isDoubtful">Whether this process itself may be the cause of a failure: then nothing turns UNHEALTHY by it.</param>
    /// <returns>When a turn is stored.</returns>
    public async Task<CheckRun> TakeAsync(CheckEntry entry, HealthCheck check, CheckResult result, TimeSpan duration, bool isDoubtful = false)
    {
        if (entry.IsRemoved)
        {
            return CheckRunErrors.NotFound(check.Id);
        }

        var stored = new StoredResult
        {
            Id = history.NextId(),
            CheckId = check.Id,
            At = Micro.Cut(time.GetUtcNow()),
            Outcome = result.Outcome,
            Output = result.Output,
            Code = result.Code,
            Measurements = result.Measurements,
            Duration = Micro.Cut(duration),
        };
        if (!SameContent.OfProbe(entry.Check, check))
        {
            // What it probed is not what is to be probed any more.
            return Answer(stored);
        }

        var before = entry.State;
        var after = Hold(entry, result.Outcome, before, CheckState.Observe(before, result.Outcome, entry.Check), isDoubtful);
        Record(entry, stored, after);
        var isError = result.Outcome == CheckOutcome.Error;
        if (after.Status != before.Status || (isError && entry.Check.StatusReason is null))
        {
            await TurnAsync(entry, new(check.Id, after.Status, result.Output, isError, check), before);
        }

        return Answer(stored);
    }

    // What a service reports, and what could not run, says nothing of the network.
    private CheckState Hold(CheckEntry entry, CheckOutcome outcome, CheckState before, CheckState after, bool isDoubtful)
    {
        if (entry.Check.IsReported || outcome == CheckOutcome.Error)
        {
            return after;
        }

        isDoubtful |= doubt.Observe(
            entry.Probe.Host, outcome != CheckOutcome.Fail, passedBefore: before.Status is HealthStatus.Healthy or HealthStatus.Degraded);
        return isDoubtful && after.Status == HealthStatus.Unhealthy && before.Status != HealthStatus.Unhealthy
            ? CheckState.Held(before, after)
            : after;
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
        history.Add(stored);
    }

    private async Task TurnAsync(CheckEntry entry, TurnCheck turn, CheckState before)
    {
        try
        {
            await writer.ExecuteAsync(turn, CancellationToken.None);
        }
        catch
        {
            // A turn that could not be stored did not happen: the next result decides it again.
            lock (gate)
            {
                if (SameContent.OfProbe(entry.Check, turn.SettingsVersion))
                {
                    entry.State = entry.State with { Status = entry.Check.Status, IsNew = before.IsNew };
                }
            }

            throw;
        }
    }

    private CheckRun Answer(StoredResult stored) =>
        writer.Snapshot.FindCheck(stored.CheckId) is var (check, instance) ? new([], stored, check, instance) : CheckRunErrors.NotFound(stored.CheckId);
}
