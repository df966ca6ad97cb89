using ServiceRegistry.Plugins.Testing;
using ServiceRegistry.Plugins.Testing.Servers;
using Xunit.Sdk;

namespace ServiceRegistry.Plugins.Tests.Checks;

/// <summary>The suite finds what it looks for.</summary>
public sealed class ConformanceSuiteTests
{
    [Fact]
    public async Task A_strategy_that_throws_is_found()
    {
        var suite = new Toy("THROW");

        (await Should.ThrowAsync<XunitException>(suite.It_fails_where_nobody_listens)).Message.ShouldContain("InvalidOperationException: a bug");
        await Should.ThrowAsync<XunitException>(suite.It_runs_many_times_at_once);
    }

    [Fact]
    public async Task A_strategy_that_asks_nobody_is_found()
    {
        var suite = new Toy("NOTHING");

        await Should.ThrowAsync<XunitException>(() => suite.It_survives_a_hostile_server(Hostility.ClosesAtOnce));
        await Should.ThrowAsync<XunitException>(suite.It_connects_only_where_the_host_allows);
        await Should.ThrowAsync<XunitException>(suite.It_ends_when_it_is_cancelled);
    }

    [Fact]
    public async Task A_watch_that_is_none_and_one_that_does_not_begin_are_found()
    {
        await Should.ThrowAsync<XunitException>(new PushingToy("""{"watch":false}""").It_pushes);
        var suite = new PushingToy("""{"how":"WAIT"}""");

        await suite.It_pushes();
        await Should.ThrowAsync<XunitException>(() => suite.Its_watch_survives_a_hostile_server(Hostility.ClosesAtOnce));
        await Should.ThrowAsync<TimeoutException>(suite.Its_watch_connects_only_where_the_host_allows);
    }

    [Fact]
    public async Task A_folder_that_does_not_load_is_told_in_words() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => PluginUnderTest.LoadAsync(StagedPlugins.Toy("ThrowsInConstructor"))))
            .Message.ShouldContain("failed in its constructor");

    private sealed class Toy(string how) : PluginConformance
    {
        protected override string PluginFolder => StagedPlugins.Toy("Misbehaves");

        protected override string Strategy => "misbehave";

        protected override string Settings => $$"""{"how":"{{how}}"}""";
    }

    private sealed class PushingToy(string settings) : PushingConformance
    {
        protected override string PluginFolder => StagedPlugins.Toy("Pushes");

        protected override string Strategy => "push";

        protected override string Settings => settings;
    }
}
