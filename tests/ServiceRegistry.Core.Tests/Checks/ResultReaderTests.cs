using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Checks;

/// <summary>Results come from memory as far as that goes, and from the store behind them.</summary>
public class ResultReaderTests
{
    [Fact]
    public async Task They_are_in_memory_at_once_and_in_the_store_when_it_is_opened()
    {
        await using var world = await TestRegistry.StartAsync(new() { ResultsInMemory = 3 });
        var id = await RegisterAsync(world);
        await RunAsync(world, id, 0, 5);

        var results = await world.Registry.Results.ReadAsync(id, CancellationToken.None);

        results.Newest.Select(result => result.Output).ShouldBe(["run 4", "run 3", "run 2"]);
        results.AreAll.ShouldBeFalse();
        await using var session = await results.OpenAsync(behindNewest: false, CancellationToken.None);
        session.Results.Where(result => result.CheckId == id).Select(result => result.Output).ShouldBe(["run 0", "run 1", "run 2", "run 3", "run 4"]);
    }

    [Fact]
    public async Task A_new_check_has_all_of_them_in_memory_until_they_are_too_many()
    {
        await using var world = await TestRegistry.StartAsync(new() { ResultsInMemory = 3 });
        var id = await RegisterAsync(world);

        await RunAsync(world, id, 0, 3);
        (await world.Registry.Results.ReadAsync(id, CancellationToken.None)).AreAll.ShouldBeTrue();
        await RunAsync(world, id, 3, 1);
        (await world.Registry.Results.ReadAsync(id, CancellationToken.None)).AreAll.ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_restart_those_from_before_it_stand_behind_them()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = await RegisterAsync(world);
        await RunAsync(world, id, 0, 2);
        await world.RestartAsync();

        (await world.Registry.Results.ReadAsync(id, CancellationToken.None)).Newest.ShouldBeEmpty();
        await RunAsync(world, id, 2, 2);

        var results = await world.Registry.Results.ReadAsync(id, CancellationToken.None);
        results.Newest.Select(result => result.Output).ShouldBe(["run 3", "run 2"]);
        results.AreAll.ShouldBeFalse();
        await using var session = await results.OpenAsync(behindNewest: false, CancellationToken.None);
        session.Results.OrderBy(result => result.Id).Select(result => result.Output).ShouldBe(["run 0", "run 1", "run 2", "run 3"]);
    }

    [Fact]
    public async Task After_a_restart_with_the_clock_set_back_those_from_before_it_stay_the_newest()
    {
        await using var world = await TestRegistry.StartAsync();
        var id = await RegisterAsync(world);
        await RunAsync(world, id, 0, 2);
        await world.RestartAsync();
        world.Time.JumpWallClock(TimeSpan.FromHours(-1));

        await RunAsync(world, id, 2, 1);
        (await world.Registry.Results.ReadAsync(id, CancellationToken.None)).Newest.ShouldBeEmpty();

        world.Time.JumpWallClock(TimeSpan.FromHours(2));
        await RunAsync(world, id, 3, 1);
        (await world.Registry.Results.ReadAsync(id, CancellationToken.None)).Newest.ShouldHaveSingleItem().Output.ShouldBe("run 3");
    }

    [Fact]
    public async Task What_is_behind_those_in_memory_is_read_while_the_store_takes_nothing()
    {
        await using var world = await TestRegistry.StartAsync(new() { ResultsInMemory = 3 });
        var id = await RegisterAsync(world);
        await RunAsync(world, id, 0, 4);
        await (await (await world.Registry.Results.ReadAsync(id, CancellationToken.None)).OpenAsync(behindNewest: false, CancellationToken.None)).DisposeAsync();
        world.Store.Failure = new IOException("disk full");
        await RunAsync(world, id, 4, 2);

        var results = await world.Registry.Results.ReadAsync(id, CancellationToken.None);

        results.Newest.Select(result => result.Output).ShouldBe(["run 5", "run 4", "run 3"]);
        await using var session = await results.OpenAsync(behindNewest: true, CancellationToken.None);
        session.Results.Select(result => result.Output).ShouldBe(["run 0", "run 1", "run 2", "run 3"]);
        await Should.ThrowAsync<IOException>(() => results.OpenAsync(behindNewest: false, CancellationToken.None));

        // Now one behind them is not stored: it must not be left out silently.
        await RunAsync(world, id, 6, 2);
        results = await world.Registry.Results.ReadAsync(id, CancellationToken.None);
        await Should.ThrowAsync<IOException>(() => results.OpenAsync(behindNewest: true, CancellationToken.None));
    }

    [Fact]
    public async Task Durations_are_those_in_memory_and_those_behind_them()
    {
        await using var world = await TestRegistry.StartAsync(new() { ResultsInMemory = 3 });
        var id = await RegisterAsync(world);
        await RunAsync(world, id, 0, 5);
        world.Time.JumpWallClock(TimeSpan.FromMinutes(10));
        await RunAsync(world, id, 5, 2);

        (await world.Registry.Results.DurationsAsync(id, TimeSpan.FromDays(1), CancellationToken.None))!.Count.ShouldBe(7);
        (await world.Registry.Results.DurationsAsync(id, TimeSpan.FromMinutes(5), CancellationToken.None))!.Count.ShouldBe(2);
        await world.RestartAsync();
        await RunAsync(world, id, 7, 1);
        (await world.Registry.Results.DurationsAsync(id, TimeSpan.FromDays(1), CancellationToken.None))!.Count.ShouldBe(8);
        (await world.Registry.Results.DurationsAsync(Guid.NewGuid(), TimeSpan.FromDays(1), CancellationToken.None)).ShouldBeNull();
    }

    // The first result of a check that begins as HEALTHY turns nothing.
    private static async Task<Guid> RegisterAsync(TestRegistry world)
    {
        var check = Sample.Check() with { Interval = TimeSpan.FromHours(12), InitialStatus = HealthStatus.Healthy };
        return (await world.RegisterAsync(Sample.Registration() with { Checks = [check] })).Checks[0].Id;
    }

    private static async Task RunAsync(TestRegistry world, Guid id, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            var output = $"run {i}";
            world.Strategies.Probe = (_, _) => Task.FromResult(CheckResult.Pass(output));
            await world.Registry.RunCheckAsync(id, CancellationToken.None);
        }
    }
}
