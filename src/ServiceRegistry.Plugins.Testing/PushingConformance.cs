using System.Collections.Concurrent;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Testing.Servers;
using Xunit;

namespace ServiceRegistry.Plugins.Testing;

/// <summary>What a strategy that pushes has to keep besides. Its <see cref="PluginConformance.Settings"/> are such that the target is watched.</summary>
public abstract class PushingConformance : PluginConformance
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>These settings ask for a watch.</summary>
    [Fact]
    public async Task It_pushes()
    {
        await using var plugin = await LoadAsync();

        Assert.True(await plugin.PushesAsync(Strategy, Settings), "It is not watched with these settings.");
    }

    /// <summary>Whatever a server does in place of telling of itself, the watch ends, by itself or when it is cancelled, and no pass is reported.</summary>
    [Theory]
    [MemberData(nameof(Hostilities))]
    public async Task Its_watch_survives_a_hostile_server(Hostility hostility)
    {
        await using var plugin = await LoadAsync();
        await using var server = new HostileServer(hostility, Opening);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var reports = new ConcurrentQueue<CheckResult>();

        await plugin.WatchAsync(Strategy, Settings, Target("127.0.0.1", server.Port), reports.Enqueue, TimeSpan.FromSeconds(1), cancel.Token).WaitAsync(Patience);

        Assert.All(reports, report => Assert.False(report.Outcome is CheckOutcome.Pass or CheckOutcome.Warn, $"{hostility}: {report.Outcome}, {report.Output}"));
        Assert.Equal(0, plugin.AbandonedRuns);
        Assert.InRange(server.BytesTaken, 0, MostBytes);
    }

    /// <summary>A server that takes the connection and tells nothing is not watched for longer than the beginning may take.</summary>
    [Fact]
    public async Task Its_watch_ends_where_it_never_begins()
    {
        await using var plugin = await LoadAsync();
        await using var server = new HostileServer(Hostility.NeverAnswers, []);

        await plugin.WatchAsync(Strategy, Settings, Target("127.0.0.1", server.Port), _ => { }, TimeSpan.FromSeconds(0.5)).WaitAsync(Patience);

        Assert.Equal(0, plugin.AbandonedRuns);
    }

    /// <summary>It opens the connections of a watch through the host, too.</summary>
    [Fact]
    public async Task Its_watch_connects_only_where_the_host_allows()
    {
        await using var plugin = await LoadAsync();
        var reports = new ConcurrentQueue<CheckResult>();

        await plugin.WatchAsync(Strategy, Settings, Target("169.254.169.254", 80), reports.Enqueue, TimeSpan.FromSeconds(20)).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Empty(reports);
    }

    /// <summary>A watch that nobody wants any more ends, and nothing of the plugin is left once it is unloaded.</summary>
    [Fact]
    public async Task Its_watch_ends_when_it_is_cancelled_and_with_the_plugin()
    {
        await using var plugin = await LoadAsync();
        await using var server = new HostileServer(Hostility.NeverAnswers, []);
        await using var another = new HostileServer(Hostility.NeverAnswers, []);
        using var cancel = new CancellationTokenSource();
        var cancelled = plugin.WatchAsync(Strategy, Settings, Target("127.0.0.1", server.Port), _ => { }, TimeSpan.FromMinutes(1), cancel.Token);
        var left = plugin.WatchAsync(Strategy, Settings, Target("127.0.0.1", another.Port), _ => { }, TimeSpan.FromMinutes(1));
        await Task.WhenAny(Task.WhenAll(server.Visited, another.Visited), cancelled, left);
        Assert.False(cancelled.IsCompleted || left.IsCompleted, "It ended before the server had said anything.");

        await cancel.CancelAsync();
        await cancelled.WaitAsync(Patience);

        Assert.Equal(0, plugin.AbandonedRuns);
        Assert.False(left.IsCompleted, "It ended by the token of another.");
        Assert.True(await plugin.UnloadAsync(), "Something still holds it: a thread, a timer, a static event, or a cache of the framework that keeps its types.");
        await left.WaitAsync(Patience);
    }
}
