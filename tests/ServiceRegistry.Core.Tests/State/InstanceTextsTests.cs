using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.State;

public class InstanceTextsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Instances_that_say_the_same_hold_the_same_texts(bool restarted)
    {
        await using var world = await TestRegistry.StartAsync();
        foreach (var key in new[] { "a", "b" })
        {
            await world.RegisterAsync(Sample.Registration(key) with { Service = new(Made("default"), Made("shop")), Version = Made("1.2.3"), Tags = [Made("rack-1")], Zone = Made("eu-1") });
        }

        if (restarted)
        {
            await world.RestartAsync();
        }

        Instance[] both = [.. world.Snapshot.Instances];
        both[0].ShouldNotBeSameAs(both[1]);
        both[0].Service.ShouldBeSameAs(both[1].Service);
        both[0].Version.ShouldBeSameAs(both[1].Version);
        both[0].Zone.ShouldBeSameAs(both[1].Zone);
        both[0].Tags[0].ShouldBeSameAs(both[1].Tags[0]);
    }

    private static string Made(string text) => new(text.AsSpan());
}
