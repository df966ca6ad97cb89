using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Tests.Running;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Loading;

public sealed class PluginUnloadingTests
{
    [Fact]
    public async Task An_unloaded_plugin_is_gone()
    {
        await using var folder = await PluginFolder.OfToysAsync("SpeaksOne", "Misbehaves");
        var changes = 0;
        folder.Catalog.Changed += () => changes++;

        var trace = await UseAndUnloadAsync(folder.Catalog, "SpeaksOne", ("speakOne", "{}", new CheckTarget(null, "localhost", null)));

        IsGone(trace).ShouldBeTrue();
        changes.ShouldBe(2);
        folder.Catalog.Current.Plugins.ShouldNotContain(p => p.Name == "SpeaksOne");
        var result = await folder.Catalog.RunAsync("speakOne", "{}", new CheckTarget(null, "localhost", null), TimeSpan.FromSeconds(1), CancellationToken.None);
        result.ShouldBe(CheckResult.Error("strategy 'speakOne' is not loaded", "STRATEGY_NOT_LOADED"));
    }

    [Fact]
    public async Task What_it_threw_does_not_keep_it()
    {
        await using var folder = await PluginFolder.OfToysAsync("Misbehaves");
        var target = new CheckTarget(null, "localhost", null);

        var trace = await UseAndUnloadAsync(
            folder.Catalog, "Misbehaves", ("misbehave", """{"how":"THROW"}""", target), ("misbehave", """{"how":"HANG"}""", target));

        IsGone(trace).ShouldBeTrue();
    }

    [Fact]
    public async Task Plugins_with_open_connections_are_gone()
    {
        await using var server = await WebServer.StartAsync();
        await using var folder = new PluginFolder();
        foreach (var name in (string[])["Dns", "Grpc", "Http", "Redis", "Tcp", "Tls", "WebSocket"])
        {
            folder.Add(StagedPlugins.Real(name));
        }

        var catalog = await folder.LoadAsync();
        const string Trusting = """{"skipCertificateVerification":true}""";
        var http = await UseAndUnloadAsync(
            catalog, "Http", ("http", """{"expectedBodyPattern":"o+"}""", server.Http), ("http", Trusting, server.Https), ("http", """{"httpVersion":"2"}""", server.H2));
        var tcp = await UseAndUnloadAsync(catalog, "Tcp", ("tcp", """{"tls":true,"skipCertificateVerification":true}""", server.Https));
        var grpc = await UseAndUnloadAsync(
            catalog, "Grpc", ("grpc", "{}", server.H2), ("grpc", """{"tls":true,"skipCertificateVerification":true}""", server.Https));

        var tls = await UseAndUnloadAsync(catalog, "Tls", ("tls", "{}", server.Https), ("tls", Trusting, server.Https));
        var redis = await UseAndUnloadAsync(catalog, "Redis", ("redis", """{"tls":true,"skipCertificateVerification":true}""", server.Https));
        var dns = await UseAndUnloadAsync(catalog, "Dns", ("dns", """{"name":"a.test"}""", server.Http), ("dns", """{"name":"a.test","tcp":true}""", server.Http));
        var socket = await UseAndUnloadAsync(catalog, "WebSocket", ("websocket", "{}", server.Http), ("websocket", Trusting, server.Https));

        IsGone(http).ShouldBeTrue("http");
        IsGone(tls).ShouldBeTrue("tls");
        IsGone(redis).ShouldBeTrue("redis");
        IsGone(dns).ShouldBeTrue("dns");
        IsGone(socket).ShouldBeTrue("websocket");
        IsGone(tcp).ShouldBeTrue("tcp");
        IsGone(grpc).ShouldBeTrue("grpc");
    }

    [Fact]
    public async Task A_plugin_that_watches_over_an_open_stream_is_gone()
    {
        var statuses = Channel.CreateUnbounded<byte[]>();
        await using var server = await WebServer.StartAsync(context => HealthService.TellAsync(context, statuses.Reader.ReadAllAsync()));
        await using var folder = new PluginFolder();
        folder.Add(StagedPlugins.Real("Grpc"));
        var catalog = await folder.LoadAsync();
        var reports = new Reports();
        var watch = catalog.WatchAsync("grpc", """{"watch":true}""", server.H2, TimeSpan.FromSeconds(10), reports.Add, CancellationToken.None);
        statuses.Writer.TryWrite([0x08, 1]);
        await reports.FirstAsync();

        var trace = (await catalog.UnloadAsync("Grpc"))!;
        await watch;

        (await Task.Run(() => IsGone(trace))).ShouldBeTrue();
    }

    [Fact]
    public async Task Runs_end_before_their_plugin_is_unloaded()
    {
        using var server = new SilentServer();
        await using var folder = await PluginFolder.OfToysAsync("Misbehaves");
        var catalog = folder.Catalog;
        var run = catalog.RunAsync("misbehave", """{"how":"IGNORE_CANCELLATION"}""", server.Target, TimeSpan.FromSeconds(30), CancellationToken.None).AsTask();
        await server.AcceptAsync();

        var unloading = catalog.UnloadAsync("Misbehaves");
        unloading.IsCompleted.ShouldBeFalse();
        folder.Plugin("Misbehaves").State.ShouldBe(PluginState.Unloading);
        catalog.TryGet("misbehave").ShouldBeFalse();
        server.HangUp();

        (await run).ShouldBe(CheckResult.Pass());
        (await unloading).ShouldNotBeNull();
        catalog.Current.Plugins.ShouldNotContain(p => p.Name == "Misbehaves");
    }

    [Fact]
    public async Task A_plugin_that_fails_at_its_end_is_let_go_and_listed_with_its_error()
    {
        await using var folder = await PluginFolder.OfToysAsync("ThrowsInDispose", "SpeaksOne");

        (await folder.Catalog.UnloadAsync("ThrowsInDispose")).ShouldNotBeNull();

        var broken = folder.Plugin("ThrowsInDispose");
        broken.State.ShouldBe(PluginState.Failed);
        broken.Error!.ShouldStartWith("The strategy 'clinger' failed while it was disposed.");
        broken.Error!.ShouldContain("not yet");
        folder.Catalog.TryGet("clinger").ShouldBeFalse();
        folder.Catalog.TryGet("speakOne").ShouldBeTrue();
    }

    [Fact]
    public async Task A_plugin_that_does_not_end_is_let_go_and_listed_with_its_error()
    {
        await using var folder = new PluginFolder();
        folder.Add(StagedPlugins.Toy("HangsInDispose"));
        folder.Add(StagedPlugins.Toy("SpeaksOne"));
        await folder.LoadAsync(options => options with { DrainTimeout = TimeSpan.FromMilliseconds(500) });

        (await folder.Catalog.UnloadAsync("HangsInDispose")).ShouldNotBeNull();

        folder.Plugin("HangsInDispose").State.ShouldBe(PluginState.Failed);
        folder.Plugin("HangsInDispose").Error!.ShouldBe("The strategy 'lingerer' was not disposed within 500 ms.");
        folder.Catalog.TryGet("speakOne").ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_built_in_stays()
    {
        await using var folder = await PluginFolder.OfToysAsync();

        (await folder.Catalog.UnloadAsync("BuiltIn")).ShouldBeNull();
        (await folder.Catalog.UnloadAsync("Nobody")).ShouldBeNull();
        folder.Catalog.TryGet("ttl").ShouldBeTrue();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAndUnloadAsync(PluginCatalog catalog, string plugin, params (string Strategy, string Settings, CheckTarget Target)[] runs)
    {
        foreach (var (strategy, settings, target) in runs)
        {
            (await catalog.ValidateSettingsAsync(strategy, settings)).Problems.ShouldBeEmpty();
            await catalog.RunAsync(strategy, settings, target, TimeSpan.FromMilliseconds(500), CancellationToken.None);
            var result = await catalog.RunAsync(strategy, settings, target, TimeSpan.FromSeconds(settings.Contains("HANG") ? 0.1 : 10), CancellationToken.None);
            if (plugin is "Http" or "Tcp" or "Grpc")
            {
                result.Outcome.ShouldBe(CheckOutcome.Pass, result.Output);
            }
        }

        return (await catalog.UnloadAsync(plugin))!;
    }

    /// <summary>Unloading is cooperative: it takes a few collections, and threads of the pool that let go.</summary>
    private static bool IsGone(WeakReference trace) => SpinWait.SpinUntil(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !trace.IsAlive;
        },
        TimeSpan.FromSeconds(20));
}
