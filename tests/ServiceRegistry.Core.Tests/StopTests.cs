namespace ServiceRegistry.Core.Tests;

public class StopTests
{
    [Fact]
    public async Task Who_stops_the_registry_a_second_time_waits_for_the_first()
    {
        var world = await TestRegistry.StartAsync();
        var commit = new TaskCompletionSource();
        world.Store.Gate = commit.Task;
        var written = world.RegisterAsync(Sample.Registration());

        var first = world.Registry.DisposeAsync().AsTask();
        var second = world.Registry.DisposeAsync().AsTask();
        second.IsCompleted.ShouldBeFalse();
        commit.SetResult();
        await second;

        world.Store.Commits.ShouldHaveSingleItem();
        await written;
        await first;
    }
}
