using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Testing.Servers;
using Xunit;

namespace ServiceRegistry.Plugins.Testing;

/// <summary>What every plugin has to keep. Derive a public class from it for each strategy, and its tests are yours.</summary>
public abstract class PluginConformance
{
    /// <summary>No strategy needs that much of an answer: it stops reading.</summary>
    private protected const long MostBytes = 16 * 1024 * 1024;

    /// <summary>All that a hostile server does.</summary>
    public static TheoryData<Hostility> Hostilities => [.. Enum.GetValues<Hostility>()];

    /// <summary>The folder of the built plugin, as it would stand in the server's plugins folder.</summary>
    protected abstract string PluginFolder { get; }

    /// <summary>The name of the strategy.</summary>
    protected abstract string Strategy { get; }

    /// <summary>Settings as JSON, such that the target has to say the right thing for a pass, and that leave the address to the instance.</summary>
    protected abstract string Settings { get; }

    /// <summary>What a good server would say first; a hostile one goes on from there. Nothing unless overridden.</summary>
    protected virtual byte[] Opening => [];

    /// <summary>The instance that is checked, at a port of this machine. Override it where the strategy asks for a scheme.</summary>
    protected virtual CheckTarget Target(string host, int port) => new(null, host, port);

    /// <summary>The strategy is offered, its settings are valid, and all of it is documented: these texts are the API's.</summary>
    [Fact]
    public async Task It_loads_and_says_what_its_settings_mean()
    {
        await using var plugin = await LoadAsync();

        var strategy = Assert.Single(plugin.Strategies, offered => offered.Name == Strategy);
        Assert.Empty(await plugin.ProblemsAsync(Strategy, Settings));
        Assert.False(string.IsNullOrWhiteSpace(strategy.Description), "The strategy's class has no summary, or no XML file is beside the assembly.");
        Assert.All(strategy.Settings.Fields, field => Assert.False(string.IsNullOrWhiteSpace(field.Description), $"The setting {field.Name} has no summary."));
    }

    /// <summary>Whatever a server does is a FAIL in words, in time, and for a bounded part of its answer.</summary>
    [Theory]
    [MemberData(nameof(Hostilities))]
    public async Task It_survives_a_hostile_server(Hostility hostility)
    {
        await using var plugin = await LoadAsync();
        await using var server = new HostileServer(hostility, Opening);
        var timeout = TimeSpan.FromSeconds(hostility is Hostility.NeverAnswers or Hostility.Trickles ? 0.5 : 3);

        var result = await plugin.RunAsync(Strategy, Settings, Target("127.0.0.1", server.Port), timeout);

        IsFail(result, hostility.ToString());
        Assert.Equal(0, plugin.AbandonedRuns);
        Assert.InRange(server.BytesTaken, 0, MostBytes);
    }

    /// <summary>Where nobody listens, the target is not well.</summary>
    [Fact]
    public async Task It_fails_where_nobody_listens()
    {
        await using var plugin = await LoadAsync();

        IsFail(await plugin.RunAsync(Strategy, Settings, Target("127.0.0.1", 1)), "nobody listens");
    }

    /// <summary>It opens its connections through the host: what the host's policy denies is an ERROR, and nothing else is tried.</summary>
    [Fact]
    public async Task It_connects_only_where_the_host_allows()
    {
        await using var plugin = await LoadAsync();

        var result = await plugin.RunAsync(Strategy, Settings, Target("169.254.169.254", 80));

        Assert.Equal((CheckOutcome.Error, CheckErrorCode.TargetNotAllowed), (result.Outcome, result.Code));
    }

    /// <summary>A run that nobody waits for any more ends.</summary>
    [Fact]
    public async Task It_ends_when_it_is_cancelled()
    {
        await using var plugin = await LoadAsync();
        await using var server = new HostileServer(Hostility.NeverAnswers, []);
        using var cancel = new CancellationTokenSource();

        var run = plugin.RunAsync(Strategy, Settings, Target("127.0.0.1", server.Port), TimeSpan.FromMinutes(1), cancel.Token);
        await Task.WhenAny(server.Visited, run);
        Assert.False(run.IsCompleted, "It gave a result before the server had said anything.");
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(0, plugin.AbandonedRuns);
    }

    /// <summary>One strategy serves many checks at once.</summary>
    [Fact]
    public async Task It_runs_many_times_at_once()
    {
        await using var plugin = await LoadAsync();
        await using var server = new HostileServer(Hostility.SendsGarbage, Opening);

        var results = await Task.WhenAll(Enumerable.Range(0, 32)
            .Select(_ => plugin.RunAsync(Strategy, Settings, Target("127.0.0.1", server.Port), TimeSpan.FromSeconds(3))));

        Assert.All(results, result => IsFail(result, "many at once"));
    }

    /// <summary>Nothing of it is left once it is unloaded: no thread, no timer, no static event.</summary>
    [Fact]
    public async Task It_is_gone_once_it_is_unloaded()
    {
        await using var plugin = await LoadAsync();
        await using var silent = new HostileServer(Hostility.NeverAnswers, []);
        await using var garbage = new HostileServer(Hostility.SendsGarbage, Opening);
        await plugin.RunAsync(Strategy, Settings, Target("127.0.0.1", silent.Port), TimeSpan.FromMilliseconds(300));
        await plugin.RunAsync(Strategy, Settings, Target("127.0.0.1", garbage.Port), TimeSpan.FromSeconds(1));

        Assert.True(await plugin.UnloadAsync(), "Something still holds it: a thread, a timer, a static event, or a cache of the framework that keeps its types.");
    }

    private static void IsFail(CheckResult result, string where)
    {
        Assert.True(result.Outcome == CheckOutcome.Fail, $"{where}: {result.Outcome} {result.Code}, {result.Output}");
        Assert.False(string.IsNullOrWhiteSpace(result.Output), $"{where}: a FAIL says in words what happened.");
    }

    private protected Task<PluginUnderTest> LoadAsync() => PluginUnderTest.LoadAsync(PluginFolder);
}
