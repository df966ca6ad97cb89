using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Checks;

/// <summary>How far a check's results have led it. Begins anew with a new or changed check, and after a restart.</summary>
public sealed record CheckState
{
    /// <summary>The status that the results have led to.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>True until the first result of a new or changed check: that one applies at once.</summary>
    public bool IsNew { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Passes in a row, a WARN being one.</summary>
    public int Successes { get; init; }

    /// <summary>Passes in a row that are alike: all a PASS or all a WARN.</summary>
    public int Alike { get; init; }

    /// <summary>The outcome before; null where there was none.</summary>
    public CheckOutcome? Last { get; init; }

    /// <summary>True while results are leading to another status: then it is checked faster.</summary>
    public bool IsTurning { get; init; }

    /// <summary>The state of a check that is new, or probes something else from now on.</summary>
    public static CheckState New(HealthCheck check) => new() { Status = check.Status, IsNew = true };

    /// <summary>The state after a restart: the status is kept, streaks begin anew. One that never had a result is new.</summary>
    public static CheckState Restored(HealthCheck check) => new()
    {
        Status = check.Status,
        IsNew = check.Status == HealthStatus.Unknown && check.StatusReason is null,
    };

    /// <summary>Takes a result in.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="outcome">The result's outcome.</param>
    /// <param name="check">The check, for its thresholds.</param>
    /// <returns>The state after it; its status differs where the check turns.</returns>
    public static CheckState Observe(CheckState state, CheckOutcome outcome, HealthCheck check)
    {
        var next = outcome switch
        {
            CheckOutcome.Error => state with { Failures = 0, Successes = 0, Alike = 0 },
            CheckOutcome.Fail => state with { Failures = state.Failures + 1, Successes = 0, Alike = 0 },
            _ => state with { Failures = 0, Successes = state.Successes + 1, Alike = outcome == state.Last ? state.Alike + 1 : 1 },
        };
        var target = TargetOf(outcome);
        var isReached = state.IsNew || outcome switch
        {
            CheckOutcome.Error => true,
            CheckOutcome.Fail => next.Failures >= check.UnhealthyThreshold,
            _ when state.Status is HealthStatus.Healthy or HealthStatus.Degraded => next.Alike >= check.HealthyThreshold,
            _ => next.Successes >= check.HealthyThreshold,
        };
        return next with
        {
            Status = isReached ? target : state.Status,
            IsNew = false,
            Last = outcome,
            IsTurning = !isReached && target != state.Status,
        };
    }

    /// <summary>The state where a turn is not to be believed for now: the next result decides it.</summary>
    /// <param name="before">The state before the result.</param>
    /// <param name="after">The state that it led to.</param>
    public static CheckState Held(CheckState before, CheckState after) =>
        after with { Status = before.Status, IsNew = before.IsNew, IsTurning = true };

    private static HealthStatus TargetOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Pass => HealthStatus.Healthy,
        CheckOutcome.Warn => HealthStatus.Degraded,
        CheckOutcome.Fail => HealthStatus.Unhealthy,
        _ => HealthStatus.Unknown,
    };
}
