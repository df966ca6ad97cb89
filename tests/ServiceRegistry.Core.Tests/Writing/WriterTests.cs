using System.Text.Json;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.Writing;

public class WriterTests
{
    [Fact]
    public async Task An_answer_means_that_it_is_durable_and_published()
    {
        await using var world = await TestRegistry.StartAsync();

        var result = await world.ExecuteAsync(Sample.Register(Sample.Registration()));

        world.Store.Commits.ShouldHaveSingleItem().InstancesUpserted.ShouldHaveSingleItem().Key.ShouldBe("a");
        result.Snapshot.ShouldBeSameAs(world.Snapshot);
        world.Snapshot.InstanceCount.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_published_before_the_commit()
    {
        await using var world = await TestRegistry.StartAsync();
        var gate = new TaskCompletionSource();
        world.Store.Gate = gate.Task;

        var waiting = world.ExecuteAsync(Sample.Register(Sample.Registration()));

        world.Snapshot.InstanceCount.ShouldBe(0);
        waiting.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await waiting;
        world.Snapshot.InstanceCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_registration_that_changes_nothing_renews_its_lease_and_does_not_wait_for_those_that_write()
    {
        await using var world = await TestRegistry.StartAsync();
        var leased = Sample.Registration() with { LeaseTtl = TimeSpan.FromMinutes(1) };
        var id = (await world.ExecuteAsync(Sample.Register(leased))).Objects.ShouldHaveSingleItem().InstanceId!.Value;
        var gate = new TaskCompletionSource();
        world.Store.Gate = gate.Task;
        var writing = world.ExecuteAsync(Sample.Register(Sample.Registration("b")));
        world.Time.Advance(TimeSpan.FromSeconds(30));

        var repeated = world.ExecuteAsync(Sample.Register(leased));

        repeated.IsCompletedSuccessfully.ShouldBeTrue();
        (await repeated).Revision.ShouldBe(1);
        (await repeated).Objects.ShouldHaveSingleItem().Change.ShouldBeNull();
        world.Registry.LeaseOf(id)!.ExpiresAt.ShouldBe(world.Time.GetUtcNow() + TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        writing.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await writing;
    }

    [Fact]
    public async Task A_registration_with_anything_new_in_it_goes_to_the_writer_as_a_whole()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.ExecuteAsync(Sample.Register(Sample.Registration()));

        var both = await world.ExecuteAsync(Sample.Register(Sample.Registration(), Sample.Registration("b")));
        var other = await world.ExecuteAsync(Sample.Register(Sample.Registration(version: "2.0.0")));

        both.Objects.Select(touched => touched.Change).ShouldBe([null, ChangeKind.Created]);
        other.Objects.ShouldHaveSingleItem().Change.ShouldBe(ChangeKind.Changed);
        world.Store.Commits.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Commands_that_wait_are_committed_together_each_with_its_revision()
    {
        await using var world = await TestRegistry.StartAsync();
        var gate = new TaskCompletionSource();
        world.Store.Gate = gate.Task;
        var first = world.ExecuteAsync(Sample.Register(Sample.Registration("first")));
        var rest = Enumerable.Range(0, 100).Select(i => world.ExecuteAsync(Sample.Register(Sample.Registration($"{i}")))).ToList();
        gate.SetResult();
        await first;
        await Task.WhenAll(rest);

        world.Store.Commits.Count.ShouldBeLessThanOrEqualTo(3);
        rest.Select(task => task.Result.Revision).ShouldBe(Enumerable.Range(2, 100).Select(revision => (long)revision));
        world.Snapshot.Revision.ShouldBe(101);
    }

    [Fact]
    public async Task A_name_that_is_free_again_after_exactly_an_hour_is_free_in_the_store_too()
    {
        await using var world = await TestRegistry.StartAsync();
        var command = Sample.Register(Sample.Registration(key: null)) with { OperationId = new("registerInstance", Sample.Actor, "1", "hash") };
        await world.ExecuteAsync(command);
        world.Time.Advance(TimeSpan.FromHours(1));

        await world.ExecuteAsync(command);

        world.Snapshot.InstanceCount.ShouldBe(2);
        (await world.Store.LoadAsync(CancellationToken.None)).Operations.ShouldHaveSingleItem().Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_commit_that_fails_is_told_to_its_callers_and_leaves_the_registry_as_it_was()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration("kept"));
        var before = world.Snapshot;
        world.Store.Failure = new IOException("disk full");

        var thrown = await Should.ThrowAsync<StorageUnavailableException>(() => world.RegisterAsync(Sample.Registration("lost")));

        thrown.InnerException!.Message.ShouldBe("disk full");
        world.Snapshot.ShouldBeSameAs(before);
        world.Diagnostics.FailedCommits.ShouldHaveSingleItem();
        world.Registry.Conditions.ShouldHaveSingleItem().Message.ShouldBe("disk full");

        world.Store.Failure = null;
        (await world.ExecuteAsync(Sample.Register(Sample.Registration("later")))).Revision.ShouldBe(2);
        world.Registry.Conditions.ShouldBeEmpty();
        world.Snapshot.FindInstance(Sample.Service, "lost").ShouldBeNull();
    }

    [Fact]
    public async Task A_store_that_is_well_again_is_noticed_without_a_write()
    {
        await using var world = await TestRegistry.StartAsync();
        world.Store.Failure = new IOException("disk full");
        await Should.ThrowAsync<StorageUnavailableException>(() => world.RegisterAsync(Sample.Registration()));
        world.Store.Failure = new IOException("read-only");
        await world.AdvanceUntilAsync(() => world.Registry.Conditions.Single().Message == "read-only");

        world.Store.Failure = null;

        await world.AdvanceUntilAsync(() => world.Registry.Conditions.Count == 0);
        world.Snapshot.Revision.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    public async Task Times_of_events_do_not_go_back_over_a_restart_with_the_clock_set_back(int hours)
    {
        await using var world = await TestRegistry.StartAsync();
        var newest = world.Time.GetUtcNow() + TimeSpan.FromHours(hours);
        world.Store.NewestEventAt = newest;
        await world.RestartAsync();

        await world.RegisterAsync(Sample.Registration());

        world.Store.Commits.ShouldHaveSingleItem().Events.ShouldHaveSingleItem().At.ShouldBe(newest);
        world.Time.Advance(TimeSpan.FromHours(hours + 1));
        await world.RegisterAsync(Sample.Registration("b"));
        world.Store.Commits[^1].Events.ShouldHaveSingleItem().At.ShouldBe(world.Time.GetUtcNow(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_changes_nothing_needs_no_store()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration());
        world.Store.Failure = new IOException("disk full");

        (await world.ExecuteAsync(Sample.Register(Sample.Registration()))).Objects.Single().Change.ShouldBeNull();
        var refused = await world.Registry.ExecuteAsync(new DeregisterInstance(Sample.Actor, Guid.Empty), CancellationToken.None);
        refused.Errors.ShouldHaveSingleItem().ShouldBeOfType<ObjectNotFound>();
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_and_loses_none()
    {
        await using var world = await TestRegistry.StartAsync(new() { WriterQueue = 4, CommandsPerCommit = 2 });
        var gate = new TaskCompletionSource();
        world.Store.Gate = gate.Task;
        var all = Enumerable.Range(0, 50).Select(i => world.ExecuteAsync(Sample.Register(Sample.Registration($"{i}")))).ToList();
        using var impatient = new CancellationTokenSource();
        var left = world.Registry.ExecuteAsync(Sample.Register(Sample.Registration("left")), impatient.Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => left);

        gate.SetResult();
        await Task.WhenAll(all);

        world.Snapshot.InstanceCount.ShouldBe(50);
        world.Store.Commits.ShouldAllBe(commit => commit.Events.Count <= 2);
    }

    [Fact]
    public async Task A_command_without_a_rule_fails_alone()
    {
        await using var world = await TestRegistry.StartAsync();
        var gate = new TaskCompletionSource();
        world.Store.Gate = gate.Task;
        var first = world.RegisterAsync(Sample.Registration("first"));
        var strange = world.Registry.ExecuteAsync(new Unknown(), CancellationToken.None);
        var second = world.RegisterAsync(Sample.Registration("second"));
        gate.SetResult();

        await Should.ThrowAsync<ArgumentException>(() => strange);
        await first;
        await second;
        world.Snapshot.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Times_of_events_never_go_back()
    {
        await using var world = await TestRegistry.StartAsync();
        var first = await world.RegisterAsync(Sample.Registration("a"));
        world.Time.JumpWallClock(TimeSpan.FromHours(-1));

        (await world.RegisterAsync(Sample.Registration("b"))).RegisteredAt.ShouldBe(first.RegisteredAt);
    }

    [Fact]
    public async Task Everything_is_as_it_was_after_a_restart()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration() with { Tags = ["x"], Checks = [Sample.Ttl()] });
        await world.ExecuteAsync(new UpdateService(Sample.Actor, new("default", "alone")) { Owner = "us" });
        var before = world.Snapshot;

        await world.RestartAsync();

        world.Snapshot.ShouldNotBeSameAs(before);
        (world.Snapshot.Epoch, world.Snapshot.Revision).ShouldBe((before.Epoch, before.Revision));
        world.Snapshot.Instances.Select(Text).ShouldBe(before.Instances.Select(Text));
        world.Snapshot.Services.Select(service => service.Description).ShouldBe(before.Services.Select(service => service.Description));
    }

    [Fact]
    public async Task What_waits_is_written_before_the_end_and_what_comes_after_is_refused()
    {
        var world = await TestRegistry.StartAsync();
        var gate = new TaskCompletionSource();
        world.Store.Gate = gate.Task;
        var waiting = Enumerable.Range(0, 10).Select(i => world.RegisterAsync(Sample.Registration($"{i}"))).ToList();
        var end = world.DisposeAsync();
        gate.SetResult();
        await end;

        (await Task.WhenAll(waiting)).Length.ShouldBe(10);
        await Should.ThrowAsync<ObjectDisposedException>(() => world.RegisterAsync(Sample.Registration("late")));
    }

    // Lists are equal where they hold the same, not where they are the same.
    private static string Text(Instance instance) => JsonSerializer.Serialize(instance);

    private sealed record Unknown() : RegistryCommand(Sample.Actor);
}
