using System.Runtime.CompilerServices;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Running;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Running;

public sealed class StrategyWatchTests : IAsyncLifetime
{
    private static readonly CheckTarget Nobody = new(null, "127.0.0.1", 1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Reports reports = new();
    private PluginFolder folder = null!;

    public async Task InitializeAsync() => folder = await PluginFolder.OfToysAsync("Pushes", "Misbehaves");

    public async Task DisposeAsync() => await folder.DisposeAsync();

    [Fact]
    public async Task What_is_told_is_passed_on_clean_and_without_secrets_until_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var watch = WatchAsync("""{"words":"sesame"}""", Nobody, cancel.Token);
        (await reports.FirstAsync()).ShouldBe(CheckResult.Pass("***\ufffd"));
        watch.IsCompleted.ShouldBeFalse();

        await cancel.CancelAsync();

        await watch.WaitAsync(Patience);
        (reports.All.Count, folder.Catalog.AbandonedRuns("Pushes")).ShouldBe((1, 0));
    }

    [Theory]
    [InlineData("END")]
    [InlineData("THROW")]
    public async Task However_it_ends_is_no_exception_and_no_result(string how)
    {
        await WatchAsync($$"""{"how":"{{how}}"}""", Nobody, CancellationToken.None).WaitAsync(Patience);

        reports.All.ShouldHaveSingleItem().Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Theory]
    [InlineData("GIVE_NOTHING")]
    [InlineData("GIVE_NO_OUTCOME")]
    public async Task What_is_no_result_is_told_as_an_error(string how)
    {
        using var cancel = new CancellationTokenSource();
        var watch = WatchAsync($$"""{"how":"{{how}}"}""", Nobody, cancel.Token);

        await reports.UntilAsync(result => result == CheckResult.Error("the strategy gave no result"));

        await cancel.CancelAsync();
        await watch.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_flood_is_held_down_and_the_last_word_comes_through()
    {
        var begun = TimeProvider.System.GetTimestamp();

        await WatchAsync("""{"how":"FLOOD","times":200000}""", Nobody, CancellationToken.None).WaitAsync(Patience);

        var elapsed = TimeProvider.System.GetElapsedTime(begun);
        reports.All[^1].Output.ShouldBe("200000");
        // On a busy machine the flood may be over before the first of it is read.
        reports.All.Count.ShouldBeInRange(1, 2 + (int)(elapsed / WatchReports.Apart));
    }

    [Fact]
    public async Task What_throws_when_it_is_cancelled_ends_all_the_same()
    {
        using var cancel = new CancellationTokenSource();
        var watch = WatchAsync("""{"how":"THROW_WHEN_CANCELLED"}""", Nobody, cancel.Token);
        await reports.FirstAsync();

        await cancel.CancelAsync();

        await watch.WaitAsync(Patience);
        folder.Catalog.AbandonedRuns("Pushes").ShouldBe(0);
    }

    [Theory]
    [InlineData("IGNORE_CANCELLATION")]
    [InlineData("BLOCK")]
    [InlineData("BLOCK_WHEN_CANCELLED")]
    public async Task A_watch_that_ignores_its_cancellation_is_left_behind_and_counted(string how)
    {
        using var server = new SilentServer();
        using var cancel = new CancellationTokenSource();
        var watch = WatchAsync($$"""{"how":"{{how}}"}""", server.Target, cancel.Token);
        await reports.FirstAsync();

        await cancel.CancelAsync();
        await server.AcceptAsync();

        await watch.WaitAsync(Patience);
        folder.Catalog.AbandonedRuns("Pushes").ShouldBe(1);
        server.HangUp();
        await folder.Catalog.UnloadAsync("Pushes");
        reports.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Too_many_of_them_quarantine_the_plugin_and_end_its_other_watches()
    {
        using var server = new SilentServer();
        using var cancel = new CancellationTokenSource();
        var other = WatchAsync("{}", Nobody, CancellationToken.None);
        var ignoring = Enumerable.Range(0, 10).Select(_ => WatchAsync("""{"how":"IGNORE_CANCELLATION"}""", server.Target, cancel.Token)).ToList();
        for (var visit = 0; visit < ignoring.Count; visit++)
        {
            await server.AcceptAsync();
        }

        other.IsCompleted.ShouldBeFalse();
        await cancel.CancelAsync();

        await Task.WhenAll([other, .. ignoring]).WaitAsync(Patience);
        folder.Plugin("Pushes").State.ShouldBe(PluginState.Quarantined);
        await WatchAsync("{}", Nobody, CancellationToken.None).WaitAsync(Patience);
        server.HangUp();
    }

    [Theory]
    [InlineData("WAIT")]
    [InlineData("END")]
    [InlineData("THROW")]
    [InlineData("THROW_WHEN_CANCELLED")]
    public async Task A_plugin_that_is_let_go_ends_its_watches_and_is_gone(string how)
    {
        var (watch, trace) = await WatchAndUnloadAsync(how);

        await watch.WaitAsync(Patience);
        // On a stack of its own: below this one may stand the watch that has just ended.
        (await Task.Run(() => SpinWait.SpinUntil(() => IsGone(trace), Patience))).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_what_asks_for_it_is_watched()
    {
        (await folder.Catalog.PushesAsync("push", "{}")).ShouldBeTrue();
        (await folder.Catalog.PushesAsync("push", """{"watch":false}""")).ShouldBeFalse();
        (await folder.Catalog.PushesAsync("push", """{"how":"FLY"}""")).ShouldBeFalse();
        (await folder.Catalog.PushesAsync("misbehave", "{}")).ShouldBeFalse();
        (await folder.Catalog.PushesAsync("nobody", "{}")).ShouldBeFalse();

        await WatchAsync("""{"watch":false}""", Nobody, CancellationToken.None).WaitAsync(Patience);
        await folder.Catalog.WatchAsync("nobody", "{}", Nobody, Patience, reports.Add, CancellationToken.None).WaitAsync(Patience);

        reports.All.ShouldBeEmpty();
    }

    private static bool IsGone(WeakReference trace)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !trace.IsAlive;
    }

    // Apart, so that nothing on the stack of the test keeps the plugin.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<(Task Watch, WeakReference Trace)> WatchAndUnloadAsync(string how)
    {
        var watch = WatchAsync($$"""{"how":"{{how}}"}""", Nobody, CancellationToken.None);
        await reports.FirstAsync();
        return (watch, (await folder.Catalog.UnloadAsync("Pushes"))!);
    }

    private Task WatchAsync(string settings, CheckTarget target, CancellationToken cancellationToken) =>
        folder.Catalog.WatchAsync("push", settings, target, TimeSpan.FromSeconds(10), reports.Add, cancellationToken);
}
