using ServiceRegistry.Plugins.Loading;

namespace ServiceRegistry.Plugins.Tests.Loading;

public sealed class ShadowCopiesTests
{
    [Fact]
    public void A_folder_is_copied_under_its_own_name_each_time_anew()
    {
        using var copies = new ShadowCopies();

        var one = copies.Copy(StagedPlugins.Toy("SpeaksOne"));
        var other = copies.Copy(StagedPlugins.Toy("SpeaksOne"));

        one.ShouldNotBe(other);
        Path.GetFileName(one).ShouldBe("SpeaksOne");
        File.ReadAllBytes(Path.Combine(one, "Words.dll")).ShouldBe(File.ReadAllBytes(Path.Combine(StagedPlugins.Toy("SpeaksOne"), "Words.dll")));
    }

    [Fact]
    public async Task They_go_with_their_process_and_those_of_a_killed_one_with_the_next()
    {
        var left = Directory.CreateTempSubdirectory("service-registry-plugins-");
        File.WriteAllText(Path.Combine(left.FullName, ".lock"), "");
        string copy;
        using (var living = new ShadowCopies())
        {
            copy = living.Copy(StagedPlugins.Toy("SpeaksOne"));
            using var next = new ShadowCopies();
            await next.LeftoversRemoved;

            Directory.Exists(left.FullName).ShouldBeFalse();
            Directory.Exists(copy).ShouldBeTrue();
        }

        Directory.Exists(copy).ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_begins_while_others_look_is_not_taken_for_left_behind()
    {
        using var stop = new CancellationTokenSource();
        var looking = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                ShadowCopies.RemoveLeftovers();
            }
        })));
        for (var i = 0; i < 1000; i++)
        {
            using var copies = new ShadowCopies();
            File.Exists(Path.Combine(copies.Root, ".lock")).ShouldBeTrue();
        }

        await stop.CancelAsync();
        await looking;
    }
}
