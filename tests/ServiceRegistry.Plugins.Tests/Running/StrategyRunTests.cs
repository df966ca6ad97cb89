using System.Text;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Running;

public sealed class StrategyRunTests : IAsyncLifetime
{
    private static readonly CheckTarget Nobody = new(null, "127.0.0.1", 1);
    private PluginFolder folder = null!;

    public async Task InitializeAsync() => folder = await PluginFolder.OfToysAsync("Misbehaves");

    public async Task DisposeAsync() => await folder.DisposeAsync();

    [Theory]
    [InlineData("NOTHING", CheckOutcome.Pass, null, null)]
    [InlineData("THROW", CheckOutcome.Error, "InvalidOperationException: a bug", "CHECK_FAILED")]
    [InlineData("CANCEL_ITSELF", CheckOutcome.Error, "the strategy gave the run up by itself", "CHECK_FAILED")]
    [InlineData("GIVE_NOTHING", CheckOutcome.Error, "the strategy gave no result", "CHECK_FAILED")]
    [InlineData("GIVE_NO_OUTCOME", CheckOutcome.Error, "the strategy gave no result", "CHECK_FAILED")]
    [InlineData("CONNECT_TO_NOBODY", CheckOutcome.Fail, "connection refused by 127.0.0.1:1", null)]
    public async Task Whatever_a_strategy_does_is_a_result(string how, CheckOutcome outcome, string? output, string? code) =>
        (await RunAsync(how, TimeSpan.FromSeconds(10), Nobody)).ShouldBe(new CheckResult(outcome, output, code));

    [Fact]
    public async Task A_target_that_is_not_allowed_is_an_error()
    {
        var result = await RunAsync("CONNECT_TO_NOBODY", TimeSpan.FromSeconds(10), new CheckTarget(null, "169.254.169.254", 80));

        (result.Outcome, result.Code).ShouldBe((CheckOutcome.Error, "TARGET_NOT_ALLOWED"));
    }

    [Theory]
    [InlineData("HANG", "timed out after 50 ms")]
    [InlineData("HANG_AND_TELL", "timed out after 50 ms: nothing came")]
    public async Task A_run_without_an_end_has_timed_out(string how, string output)
    {
        (await RunAsync(how, TimeSpan.FromMilliseconds(50), Nobody)).ShouldBe(CheckResult.Fail(output));
        folder.Catalog.AbandonedRuns("Misbehaves").ShouldBe(0);
    }

    [Theory]
    [InlineData("IGNORE_CANCELLATION")]
    [InlineData("BLOCK")]
    public async Task A_run_that_ignores_its_cancellation_is_left_behind_and_counted(string how)
    {
        using var server = new SilentServer();

        var running = RunAsync(how, TimeSpan.FromMilliseconds(50), server.Target);
        await server.AcceptAsync();

        (await running).ShouldBe(CheckResult.Fail("timed out after 50 ms"));
        folder.Catalog.AbandonedRuns("Misbehaves").ShouldBe(1);
        server.HangUp();
    }

    [Fact]
    public async Task A_plugin_that_ignores_its_cancellation_again_and_again_is_quarantined_until_it_is_reloaded()
    {
        using var server = new SilentServer();
        var running = Enumerable.Range(0, 10).Select(_ => RunAsync("IGNORE_CANCELLATION", TimeSpan.FromMilliseconds(50), server.Target)).ToList();
        await Task.WhenAll(running);

        folder.Plugin("Misbehaves").State.ShouldBe(PluginState.Quarantined);
        folder.Plugin("Misbehaves").Error!.ShouldStartWith("10 runs ignored their cancellation within 10 minutes.");
        var refused = await RunAsync("NOTHING", TimeSpan.FromSeconds(10), Nobody);
        refused.ShouldBe(CheckResult.Error("the plugin of strategy 'misbehave' is quarantined", "PLUGIN_QUARANTINED"));
        (await folder.Catalog.ValidateSettingsAsync("misbehave", "{}")).Problems.ShouldBeEmpty();
        server.HangUp();

        await folder.Catalog.ReloadAsync(CancellationToken.None);

        (await RunAsync("NOTHING", TimeSpan.FromSeconds(10), Nobody)).ShouldBe(CheckResult.Pass());
        folder.Catalog.Current.Plugins.ShouldContain(plugin => plugin.Name == "Misbehaves" && plugin.State == PluginState.Loaded);
    }

    [Fact]
    public async Task A_plugin_that_throws_where_nobody_can_catch_it_is_quarantined_and_the_process_goes_on()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        (await RunAsync("THROW_UNCAUGHT", TimeSpan.FromSeconds(10), Nobody)).ShouldBe(CheckResult.Pass());

        while ((await RunAsync("NOTHING", TimeSpan.FromSeconds(10), Nobody)).Code != "PLUGIN_QUARANTINED")
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        folder.Plugin("Misbehaves").State.ShouldBe(PluginState.Quarantined);
        folder.Plugin("Misbehaves").Error!.ShouldStartWith("It threw where nobody can catch it");
        folder.Plugin("Misbehaves").Error!.ShouldContain("InvalidOperationException: nobody's. No check of it runs until");

        await folder.Catalog.ReloadAsync(CancellationToken.None);
        (await RunAsync("NOTHING", TimeSpan.FromSeconds(10), Nobody)).ShouldBe(CheckResult.Pass());
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_result()
    {
        using var cancel = new CancellationTokenSource();
        var running = folder.Catalog.RunAsync("misbehave", """{"how":"HANG"}""", Nobody, TimeSpan.FromSeconds(30), cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await running);
    }

    [Fact]
    public async Task Output_is_cleaned_and_cut()
    {
        var output = (await RunAsync("BABBLE", TimeSpan.FromSeconds(10), Nobody)).Output!;

        output.ShouldStartWith("a\ufffdb\ufffd[31m\ufffdc\nä");
        Encoding.UTF8.GetByteCount(output).ShouldBeInRange(4095, 4096);
    }

    [Fact]
    public async Task A_strategy_that_is_not_loaded_is_an_error()
    {
        var result = await folder.Catalog.RunAsync("dns", "{}", Nobody, TimeSpan.FromSeconds(1), CancellationToken.None);

        result.ShouldBe(CheckResult.Error("strategy 'dns' is not loaded", "STRATEGY_NOT_LOADED"));
    }

    [Fact]
    public async Task Settings_that_a_strategy_no_longer_takes_are_an_error()
    {
        (await RunAsync("FLY", TimeSpan.FromSeconds(1), Nobody)).Code.ShouldBe("SETTINGS_NOT_VALID");
        (await RunAsync("FAIL_TO_VALIDATE", TimeSpan.FromSeconds(1), Nobody)).ShouldBe(CheckResult.Error("InvalidOperationException: cannot tell"));
    }

    [Fact]
    public async Task A_ttl_check_has_no_probe() =>
        (await folder.Catalog.RunAsync("ttl", """{"ttl":"PT5S"}""", Nobody, TimeSpan.FromSeconds(1), CancellationToken.None)).Code.ShouldBe("REPORTED_BY_SERVICE");

    [Fact]
    public async Task Settings_are_validated_by_their_strategy()
    {
        (await folder.Catalog.ValidateSettingsAsync("ttl", """{"ttl":"PT90S"}""")).Json.ShouldBe("""{"ttl":"PT1M30S"}""");
        (await folder.Catalog.ValidateSettingsAsync("ttl", """{"ttl":"PT0S"}""")).Problems.ShouldHaveSingleItem().Code.ShouldBe("OUT_OF_RANGE");
        (await folder.Catalog.ValidateSettingsAsync("ttl", "{}")).Problems.ShouldHaveSingleItem().Path.ShouldBe(["ttl"]);
        (await folder.Catalog.ValidateSettingsAsync("dns", "{}")).Problems.ShouldHaveSingleItem().Code.ShouldBe("STRATEGY_NOT_LOADED");
        (await folder.Catalog.ValidateSettingsAsync("misbehave", """{"how":"FAIL_TO_VALIDATE"}""")).Problems.ShouldHaveSingleItem().Message.ShouldContain("cannot tell");
    }

    private Task<CheckResult> RunAsync(string how, TimeSpan timeout, CheckTarget target) =>
        folder.Catalog.RunAsync("misbehave", $$"""{"how":"{{how}}"}""", target, timeout, CancellationToken.None).AsTask();
}
