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
}
