using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Running;

public sealed class SettingsReadingTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly PluginFolder folder = new();
    private readonly SilentServer server = new();

    public async Task InitializeAsync()
    {
        folder.Add(StagedPlugins.Toy("Misbehaves"));
        await folder.LoadAsync(options => options with { ReadTimeout = TimeSpan.FromSeconds(2) });
    }

    public async Task DisposeAsync()
    {
        await folder.DisposeAsync();
        server.Dispose();
    }

    [Fact]
    public async Task Settings_whose_reading_does_not_end_are_a_problem_and_hold_up_nobody()
    {
        var reading = ValidateAsync("BLOCK_WHEN_READ");
        await server.AcceptAsync();
        (await folder.Catalog.RunAsync("misbehave", Settings("NOTHING"), server.Target, Patience, CancellationToken.None)).ShouldBe(CheckResult.Pass());

        var problem = (await reading).ShouldHaveSingleItem();
        problem.Message.ShouldBe("The strategy 'misbehave' could not validate its settings: it took longer than 2 s");
        problem.Code.ShouldBe("CHECK_FAILED");
        folder.Catalog.AbandonedRuns("Misbehaves").ShouldBe(1);
        server.HangUp();
    }

    [Fact]
    public async Task A_run_that_does_not_come_to_read_its_settings_is_an_error()
    {
        var running = folder.Catalog.RunAsync("misbehave", Settings("BLOCK_WHEN_READ"), server.Target, Patience, CancellationToken.None);
        await server.AcceptAsync();

        (await running).ShouldBe(CheckResult.Error("the strategy did not read its settings: it took longer than 2 s"));
        server.HangUp();
    }

    [Fact]
    public async Task Runs_that_do_not_come_to_read_their_settings_quarantine_the_plugin_too()
    {
        var runs = Enumerable.Range(0, 10)
            .Select(_ => folder.Catalog.RunAsync("misbehave", Settings("BLOCK_WHEN_READ"), server.Target, Patience, CancellationToken.None).AsTask())
            .ToList();

        await Task.WhenAll(runs);
        folder.Plugin("Misbehaves").State.ShouldBe(PluginState.Quarantined);
        server.HangUp();
    }

    [Fact]
    public async Task A_quarantined_plugin_is_not_asked_again_before_what_it_left_behind_has_ended()
    {
        var readings = Enumerable.Range(0, 10).Select(_ => ValidateAsync("BLOCK_WHEN_READ")).ToList();
        foreach (var _ in readings)
        {
            await server.AcceptAsync();
        }

        await Task.WhenAll(readings);
        folder.Plugin("Misbehaves").State.ShouldBe(PluginState.Quarantined);
        (await ValidateAsync("NOTHING")).ShouldHaveSingleItem().Message.ShouldContain("its plugin is quarantined, and still reads what it was given before");

        server.HangUp();
        using var patience = new CancellationTokenSource(Patience);
        while ((await ValidateAsync("NOTHING")).Count > 0)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task<IReadOnlyList<SettingsProblem>> ValidateAsync(string how) =>
        (await folder.Catalog.ValidateSettingsAsync("misbehave", Settings(how))).Problems;

    private string Settings(string how) => $$"""{"how":"{{how}}","port":{{server.Target.Port}}}""";
}
