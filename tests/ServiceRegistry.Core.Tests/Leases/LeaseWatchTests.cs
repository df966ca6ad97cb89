using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Leases;

public class LeaseWatchTests
{
    [Fact]
    public async Task An_instance_that_does_not_renew_is_removed_within_a_second_and_not_early()
    {
        await using var world = await TestRegistry.StartAsync();
        var registered = await world.RegisterAsync(Leased("a", 10));
        var end = registered.RegisteredAt + TimeSpan.FromSeconds(10);

        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 0, TimeSpan.FromMilliseconds(50));

        var removed = world.Store.Commits.Last().Events.ShouldHaveSingleItem();
        (removed.Change, removed.Actor, removed.Reason).ShouldBe((ChangeKind.Removed, "lease", "the lease of 10 s was not renewed"));
        removed.At.ShouldBeGreaterThanOrEqualTo(end);
        world.Snapshot.ServiceCount.ShouldBe(0);
    }

    [Fact]
    public async Task Renewals_keep_it_and_cost_no_commit()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Leased("a", 10))).Id;
        for (var i = 0; i < 10; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(9));
            world.Registry.RenewLease(id).Errors.ShouldBeEmpty();
        }

        await world.RegisterAsync(Leased("a", 10));
        world.Store.Commits.Count.ShouldBe(1);
        world.Registry.LeaseOf(id)!.RenewedAt.ShouldBe(world.Time.GetUtcNow());
        world.Registry.LeaseOf(id)!.ExpiresAt.ShouldBe(world.Time.GetUtcNow() + TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Those_that_run_out_together_go_by_one_command_up_to_a_thousand()
    {
        await using var world = await TestRegistry.StartAsync(new() { LeasePause = TimeSpan.Zero });
        await world.ExecuteAsync(Sample.Register([.. Enumerable.Range(0, 1000).Select(i => Leased($"a{i}", 10))]));
        await world.ExecuteAsync(Sample.Register([.. Enumerable.Range(0, 500).Select(i => Leased($"b{i}", 10))]));

        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 0);

        world.Snapshot.Revision.ShouldBe(4);
        world.Store.Commits.SelectMany(commit => commit.Events).GroupBy(change => change.Revision).Select(revision => revision.Count())
            .ShouldBe([1000, 500, 1000, 500]);
    }

    [Fact]
    public async Task What_could_not_be_ended_ends_when_the_store_is_back()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Leased("a", 10))).Id;
        world.Store.Failure = new IOException("disk full");
        await world.AdvanceUntilAsync(() => !world.Diagnostics.FailedCommits.IsEmpty);
        world.Snapshot.InstanceCount.ShouldBe(1);
        world.Registry.LeaseOf(id).ShouldNotBeNull();

        world.Store.Failure = null;
        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 0);
    }

    [Fact]
    public async Task After_a_restart_a_lease_has_a_whole_ttl()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Leased("a", 10));
        world.Time.Advance(TimeSpan.FromSeconds(9));
        await world.RestartAsync();
        var restarted = world.Time.GetUtcNow();

        await world.AdvanceUntilAsync(() => world.Snapshot.InstanceCount == 0);

        world.Store.Commits.Last().Events.Single().At.ShouldBeGreaterThanOrEqualTo(restarted + TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_lease_can_be_given_and_taken()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = (await world.RegisterAsync(Sample.Registration())).Id;
        Code(world.Registry.RenewLease(id)).ShouldBe("NO_LEASE");
        await world.ExecuteAsync(new UpdateInstance(Sample.Actor, id) { LeaseTtl = TimeSpan.FromSeconds(5) });
        world.Registry.RenewLease(id).Objects.ShouldHaveSingleItem().Instance!.Id.ShouldBe(id);
        await world.ExecuteAsync(new UpdateInstance(Sample.Actor, id) { LeaseTtl = new(true, null) });
        world.Registry.LeaseOf(id).ShouldBeNull();
        world.Registry.RenewLease(Guid.Empty).Errors.ShouldHaveSingleItem().ShouldBeOfType<ObjectNotFound>();
    }

    private static string Code(CommandResult result) => result.Errors.ShouldHaveSingleItem().ShouldBeOfType<InvalidValue>().Code;

    private static Registration Leased(string key, int seconds) => Sample.Registration(key) with { LeaseTtl = TimeSpan.FromSeconds(seconds) };
}
