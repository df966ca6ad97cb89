using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.Writing;

/// <summary>While one commit is under way, the next commands are applied on top of it.</summary>
public class PipelineTests
{
    [Fact]
    public async Task What_is_applied_meanwhile_is_the_next_commit_and_answered_after_it()
    {
        await using var world = await TestRegistry.StartAsync();
        var held = Hold(world);
        var first = world.ExecuteAsync(Sample.Register(Sample.Registration()));
        await held.Begun.Task;

        var second = world.ExecuteAsync(Sample.Register(Sample.Registration(version: "2.0.0")));
        var third = world.Registry.ExecuteAsync(new DeregisterInstance(Sample.Actor, Guid.Empty), CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();
        third.IsCompleted.ShouldBeFalse();
        held.Go.SetResult();

        (await first).Objects.ShouldHaveSingleItem().Change.ShouldBe(ChangeKind.Created);
        (await second).Objects.ShouldHaveSingleItem().Change.ShouldBe(ChangeKind.Changed);
        (await third).Errors.ShouldHaveSingleItem().ShouldBeOfType<ObjectNotFound>();
        world.Store.Commits.Select(commit => (commit.FromRevision, commit.Revision)).ShouldBe([(0, 1), (1, 2)]);
        world.Snapshot.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task When_the_commit_fails_they_are_applied_again_without_it()
    {
        await using var world = await TestRegistry.StartAsync();
        var held = Hold(world, new IOException("torn cable"));
        var lost = world.ExecuteAsync(Sample.Register(Sample.Registration()));
        await held.Begun.Task;
        var changing = world.ExecuteAsync(Sample.Register(Sample.Registration(version: "2.0.0")));
        var other = world.ExecuteAsync(Sample.Register(Sample.Registration("other")));
        held.Go.SetResult();

        await Should.ThrowAsync<StorageUnavailableException>(() => lost);
        (await changing).Objects.ShouldHaveSingleItem().Change.ShouldBe(ChangeKind.Created);
        (await other).Revision.ShouldBe(2);
        world.Snapshot.FindInstance(Sample.Service, "a")!.Version.ShouldBe("2.0.0");
        (await world.Store.LoadAsync(CancellationToken.None)).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_command_whose_fault_was_told_is_not_applied_again()
    {
        var isFaulty = false;
        await using var world = await TestRegistry.StartAsync(new()
        {
            Random = new Random(1),
            NewId = () => isFaulty ? throw new InvalidOperationException("no id") : Guid.NewGuid(),
        });
        var held = Hold(world, new IOException("torn cable"));
        var lost = world.ExecuteAsync(Sample.Register(Sample.Registration()));
        await held.Begun.Task;
        isFaulty = true;
        await Should.ThrowAsync<InvalidOperationException>(() => world.RegisterAsync(Sample.Registration("told")));
        isFaulty = false;
        var other = world.ExecuteAsync(Sample.Register(Sample.Registration("other")));
        held.Go.SetResult();

        await Should.ThrowAsync<StorageUnavailableException>(() => lost);
        (await other).Revision.ShouldBe(1);
        world.Snapshot.FindInstance(Sample.Service, "told").ShouldBeNull();
    }

    [Fact]
    public async Task A_lease_that_the_commit_renews_does_not_end_in_the_next()
    {
        await using var world = await TestRegistry.StartAsync();
        var leased = Sample.Registration() with { LeaseTtl = TimeSpan.FromMinutes(1) };
        var id = (await world.RegisterAsync(leased)).Id;
        var held = Hold(world);
        var renewing = world.ExecuteAsync(Sample.Register(leased with { Version = "2.0.0" }));
        await held.Begun.Task;

        // It runs out while it is being renewed, and the watch's command comes on top.
        world.Time.Advance(TimeSpan.FromMinutes(2));
        var removing = world.Registry.ExecuteAsync(new ExpireLeases([id]), CancellationToken.None);
        held.Go.SetResult();

        await renewing;
        (await removing).Errors.ShouldBeEmpty();
        world.Snapshot.FindInstance(id)!.Version.ShouldBe("2.0.0");
        world.Registry.LeaseOf(id)!.ExpiresAt.ShouldBe(world.Time.GetUtcNow() + TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_lease_whose_renewal_fails_ends_as_it_would_have()
    {
        await using var world = await TestRegistry.StartAsync();
        var leased = Sample.Registration() with { LeaseTtl = TimeSpan.FromMinutes(1) };
        var id = (await world.RegisterAsync(leased)).Id;
        var held = Hold(world, new IOException("torn cable"));
        var renewing = world.ExecuteAsync(Sample.Register(leased with { Version = "2.0.0" }));
        await held.Begun.Task;
        world.Time.Advance(TimeSpan.FromMinutes(2));
        var removing = world.Registry.ExecuteAsync(new ExpireLeases([id]), CancellationToken.None);
        held.Go.SetResult();

        await Should.ThrowAsync<StorageUnavailableException>(() => renewing);
        await removing;

        world.Snapshot.FindInstance(id).ShouldBeNull();
    }

    [Fact]
    public async Task Work_on_the_store_waits_for_all_before_it()
    {
        await using var world = await TestRegistry.StartAsync();
        var check = (await world.RegisterAsync(Sample.Registration() with { Checks = [Sample.Check() with { InitialStatus = HealthStatus.Healthy }] })).Checks[0].Id;
        await world.Registry.RunCheckAsync(check, CancellationToken.None);
        var results = await world.Registry.Results.ReadAsync(check, CancellationToken.None);
        var held = Hold(world);
        var first = world.RegisterAsync(Sample.Registration("b"));
        await held.Begun.Task;
        var second = world.RegisterAsync(Sample.Registration("c"));
        var history = results.OpenAsync(behindNewest: false, CancellationToken.None);
        var third = world.RegisterAsync(Sample.Registration("d"));
        history.IsCompleted.ShouldBeFalse();
        held.Go.SetResult();

        await Task.WhenAll(first, second, third);
        await using var session = await history;
        session.Results.ShouldHaveSingleItem().CheckId.ShouldBe(check);
        world.Snapshot.InstanceCount.ShouldBe(4);
    }

    [Fact]
    public async Task The_time_of_a_change_is_when_it_came_and_not_when_the_one_before_was_done()
    {
        await using var world = await TestRegistry.StartAsync();
        await world.RegisterAsync(Sample.Registration());
        world.Time.Advance(TimeSpan.FromHours(1));

        var later = await world.RegisterAsync(Sample.Registration("b"));

        later.RegisteredAt.ShouldBe(world.Time.GetUtcNow(), TimeSpan.FromSeconds(1));
    }

    /// <summary>Holds the next commit until it may go, and then fails it where it is to fail.</summary>
    private static (TaskCompletionSource Begun, TaskCompletionSource Go) Hold(TestRegistry world, Exception? failure = null)
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Store.OnCommit = _ =>
        {
            world.Store.OnCommit = null;
            begun.SetResult();
            go.Task.Wait();
            if (failure is not null)
            {
                throw failure;
            }
        };
        return (begun, go);
    }
}
