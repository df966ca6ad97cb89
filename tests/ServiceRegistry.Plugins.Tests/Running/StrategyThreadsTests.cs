using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Running;

public sealed class StrategyThreadsTests
{
    private static readonly int Held = (2 * Environment.ProcessorCount) + 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("HOLD")]
    [InlineData("HOLD_LATER")]
    public async Task Runs_that_hold_their_threads_take_few_of_the_pool_and_hold_up_nobody_else(string how)
    {
        using var server = new SilentServer();
        await using var folder = await PluginFolder.OfToysAsync("LeavesThreads", "SpeaksOne");
        var holding = Enumerable.Range(0, Held).Select(_ => RunAsync("straggler", $$"""{"how":"{{how}}"}""", server.Target)).ToList();
        for (var accepted = 0; accepted < Held; accepted++)
        {
            await server.AcceptAsync().WaitAsync(Patience);
        }

        (await RunAsync("speakOne", "{}", server.Target).WaitAsync(Patience)).Outcome.ShouldBe(CheckOutcome.Pass);
        holding.ShouldAllBe(run => !run.IsCompleted);
        server.HangUp();

        var results = await Task.WhenAll(holding);
        results.ShouldAllBe(result => result.Outcome == CheckOutcome.Pass);
        results.Count(result => result.Output == "a thread of the pool").ShouldBeLessThanOrEqualTo(2 * Environment.ProcessorCount);

        Task<CheckResult> RunAsync(string strategy, string settings, CheckTarget target) =>
            folder.Catalog.RunAsync(strategy, settings, target, Patience, CancellationToken.None).AsTask();
    }
}
