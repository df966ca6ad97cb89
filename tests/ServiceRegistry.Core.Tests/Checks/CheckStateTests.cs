using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

public class CheckStateTests
{
    private static readonly HealthCheck Check = new()
    {
        Id = Guid.Empty,
        Name = "http",
        Strategy = "http",
        Settings = "{}",
        HealthyThreshold = 2,
        UnhealthyThreshold = 3,
    };

    // P pass, W warn, F fail, E error; h healthy, d degraded, u unhealthy, ? unknown; a capital letter while it is turning.
    [Theory]
    // The first result applies at once.
    [InlineData("P", "h")]
    [InlineData("W", "d")]
    [InlineData("F", "u")]
    [InlineData("E", "?")]
    // Three failures in a row turn it unhealthy; a pass begins anew.
    [InlineData("PFF", "hHH")]
    [InlineData("PFFF", "hHHu")]
    [InlineData("PFFPFFF", "hHHhHHu")]
    [InlineData("WFFF", "dDDu")]
    // Two passes turn it back, a WARN being a pass: the last of them decides.
    [InlineData("FPP", "uUh")]
    [InlineData("FWP", "uUh")]
    [InlineData("FPW", "uUd")]
    [InlineData("FPFPP", "uUuUh")]
    // Between healthy and degraded it takes two alike.
    [InlineData("PWW", "hHd")]
    [InlineData("PWPWW", "hHhHd")]
    [InlineData("WPP", "dDh")]
    [InlineData("PWFW", "hHHH")]
    // An error makes it unknown, whatever was before; from there it needs as many as from unhealthy.
    [InlineData("PE", "h?")]
    [InlineData("EPP", "?!h")]
    [InlineData("EPW", "?!d")]
    [InlineData("EFFF", "?!!u")]
    [InlineData("PFFEF", "hHH?!")]
    [InlineData("FPEPP", "uU?!h")]
    public void Results_lead_to_a_status(string results, string statuses)
    {
        var state = CheckState.New(Check);
        var seen = "";
        foreach (var result in results)
        {
            state = CheckState.Observe(state, OutcomeOf(result), Check);
            seen += Letter(state);
        }

        seen.ShouldBe(statuses);
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, "FFF", "HHu")]
    [InlineData(HealthStatus.Unhealthy, "PP", "Uh")]
    [InlineData(HealthStatus.Unhealthy, "F", "u")]
    [InlineData(HealthStatus.Degraded, "PP", "Dh")]
    public void After_a_restart_the_status_is_kept_and_streaks_begin_anew(HealthStatus status, string results, string statuses)
    {
        var state = CheckState.Restored(Check with { Status = status, StatusReason = "before" });
        string.Concat(results.Select(result => Letter(state = CheckState.Observe(state, OutcomeOf(result), Check)))).ShouldBe(statuses);
    }

    [Fact]
    public void A_check_that_never_had_a_result_is_new_after_a_restart()
    {
        CheckState.Observe(CheckState.Restored(Check), CheckOutcome.Pass, Check).Status.ShouldBe(HealthStatus.Healthy);
        CheckState.Observe(CheckState.Restored(Check with { StatusReason = "was broken" }), CheckOutcome.Pass, Check).Status.ShouldBe(HealthStatus.Unknown);
    }

    [Fact]
    public void Streaks_are_counted()
    {
        var state = CheckState.New(Check);
        foreach (var outcome in new[] { CheckOutcome.Pass, CheckOutcome.Warn, CheckOutcome.Pass })
        {
            state = CheckState.Observe(state, outcome, Check);
        }

        (state.Successes, state.Failures).ShouldBe((3, 0));
        state = CheckState.Observe(state, CheckOutcome.Fail, Check);
        (state.Successes, state.Failures).ShouldBe((0, 1));
        state = CheckState.Observe(state, CheckOutcome.Error, Check);
        (state.Successes, state.Failures).ShouldBe((0, 0));
    }

    [Fact]
    public void Thresholds_of_one_turn_at_once()
    {
        var quick = Check with { HealthyThreshold = 1, UnhealthyThreshold = 1 };
        var state = CheckState.New(quick);
        foreach (var (outcome, status) in new[]
        {
            (CheckOutcome.Pass, HealthStatus.Healthy), (CheckOutcome.Fail, HealthStatus.Unhealthy),
            (CheckOutcome.Warn, HealthStatus.Degraded), (CheckOutcome.Pass, HealthStatus.Healthy),
        })
        {
            state = CheckState.Observe(state, outcome, quick);
            (state.Status, state.IsTurning).ShouldBe((status, false));
        }
    }

    private static CheckOutcome OutcomeOf(char letter) => letter switch
    {
        'P' => CheckOutcome.Pass,
        'W' => CheckOutcome.Warn,
        'F' => CheckOutcome.Fail,
        _ => CheckOutcome.Error,
    };

    private static char Letter(CheckState state) => (state.Status, state.IsTurning) switch
    {
        (HealthStatus.Healthy, false) => 'h',
        (HealthStatus.Healthy, true) => 'H',
        (HealthStatus.Degraded, false) => 'd',
        (HealthStatus.Degraded, true) => 'D',
        (HealthStatus.Unhealthy, false) => 'u',
        (HealthStatus.Unhealthy, true) => 'U',
        (_, false) => '?',
        (_, true) => '!',
    };
}
