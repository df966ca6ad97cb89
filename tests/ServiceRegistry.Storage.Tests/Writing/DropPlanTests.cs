using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Tests.Writing;

public sealed class DropPlanTests
{
    private static readonly DateTimeOffset Now = Sample.Time;

    [Fact]
    public void Nothing_goes_within_the_limits() =>
        Plan([1, 2, 3], excess: 0).ShouldBe(new DropPlan(null, 0, true));

    [Fact]
    public void A_revision_that_the_number_cuts_goes_whole() =>
        Plan([1, 2, 2, 2, 3], excess: 2).ShouldBe(new DropPlan(2, 4, true));

    [Fact]
    public void What_is_too_old_goes_however_few_there_are() =>
        Plan([1, 2, 2, 3], excess: -10, oldUpTo: 2).ShouldBe(new DropPlan(2, 3, true));

    [Fact]
    public void A_step_stops_before_the_revision_that_would_be_too_much() =>
        Plan([1, 2, 2, 3], excess: 4, most: 3).ShouldBe(new DropPlan(2, 3, false));

    [Fact]
    public void A_revision_that_is_cut_off_by_the_bound_is_left_for_the_next_step() =>
        Plan([1, 2, 2, 2], excess: 4, most: 3).ShouldBe(new DropPlan(1, 1, false));

    [Fact]
    public void A_first_revision_larger_than_a_step_goes_all_the_same() =>
        Plan([1, 1, 1, 1], excess: 9, most: 3).ShouldBe(new DropPlan(1, 4, false));

    [Fact]
    public void An_empty_log_has_nothing_to_drop() =>
        Plan([], excess: 0).ShouldBe(new DropPlan(null, 0, true));

    private static DropPlan Plan(long[] revisions, long excess, long oldUpTo = 0, int most = 100) => DropPlan.For(
        [.. revisions.Select(revision => new LoggedEvent(revision, revision <= oldUpTo ? Now.AddDays(-1) : Now))], excess, Now, most);
}
