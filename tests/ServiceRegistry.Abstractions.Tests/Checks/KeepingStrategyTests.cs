using ServiceRegistry.Core.Tests;

namespace ServiceRegistry.Abstractions.Tests.Checks;

public sealed class KeepingStrategyTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualTimeProvider time = new();
    private readonly Keeper keeper = new();

    public Task InitializeAsync()
    {
        keeper.Initialize(new Host(time));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await keeper.DisposeAsync();

    [Fact]
    public async Task The_next_run_has_what_was_kept_of_the_last_one_with_the_same_settings_and_target()
    {
        var check = Bound("""{"word":"a"}""");
        (await RunAsync(check)).Output.ShouldBe("1 a");
        (await RunAsync(check)).Output.ShouldBe("1 a");

        (await RunAsync(check, "other")).Output.ShouldBe("2 a");
        (await RunAsync(Bound("""{"word":"b"}"""))).Output.ShouldBe("3 b");

        keeper.Closed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("FAIL")]
    [InlineData("throw")]
    public async Task What_does_not_pass_over_a_kept_one_is_decided_by_a_new_one(string how)
    {
        var check = Bound("{}");
        await RunAsync(check);
        keeper.Broken[1] = how;

        (await RunAsync(check)).ShouldBe(CheckResult.Pass("2 x"));

        keeper.Closed.ShouldBe([1]);
        keeper.Broken[2] = "FAIL";
        keeper.Broken[3] = "FAIL";
        (await RunAsync(check)).Outcome.ShouldBe(CheckOutcome.Fail);
        keeper.Closed.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Runs_at_once_have_one_each_and_one_is_kept()
    {
        var check = Bound("{}");
        keeper.Gate = new TaskCompletionSource();
        var runs = new[] { RunAsync(check), RunAsync(check) };
        keeper.Gate.SetResult();

        (await Task.WhenAll(runs)).Select(result => result.Output).Order().ShouldBe(["1 x", "2 x"]);

        keeper.Closed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_nobody_uses_is_closed_after_a_while()
    {
        await RunAsync(Bound("{}"));

        time.Advance(TimeSpan.FromSeconds(110));
        keeper.Closed.ShouldBeEmpty();
        time.Advance(TimeSpan.FromMinutes(3));

        await keeper.FirstClosed.Task.WaitAsync(Patience);
        keeper.Closed.ShouldBe([1]);
    }

    [Fact]
    public async Task All_is_closed_with_the_strategy_and_nothing_is_kept_where_that_is_not_wanted()
    {
        await RunAsync(Bound("""{"keep":false}"""));
        keeper.Closed.ShouldBe([1]);
        await RunAsync(Bound("{}"));

        await keeper.DisposeAsync();

        keeper.Closed.ShouldBe([1, 2]);
        await RunAsync(Bound("{}"));
        keeper.Closed.ShouldBe([1, 2, 3]);
    }

    private static async Task<CheckResult> RunAsync(IBoundCheck check, string host = "here") =>
        await check.RunAsync(new CheckTarget(null, host, 1), TimeSpan.FromSeconds(1), CancellationToken.None);

    private IBoundCheck Bound(string settings) => ((IHealthCheckStrategy)keeper).Bind(settings).Check.ShouldNotBeNull();

    private sealed record Host(TimeProvider Time) : IStrategyHost
    {
        public IConnector Connector { get; } = new TestHost();
    }

    public sealed class KeeperSettings
    {
        public string Word { get; set; } = "x";

        public bool Keep { get; set; } = true;
    }

    /// <summary>Opens numbers.</summary>
    private sealed class Keeper : KeepingStrategy<KeeperSettings, Keeper.Number>
    {
        private int count;

        public override string Name => "keep";

        public Dictionary<int, string> Broken { get; } = [];

        public List<int> Closed { get; } = [];

        public TaskCompletionSource FirstClosed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource? Gate { get; set; }

        protected override bool Keeps(KeeperSettings settings) => settings.Keep;

        protected override ValueTask<Number> OpenAsync(CheckContext<KeeperSettings> context, CancellationToken cancellationToken) => new(new Number(this, ++count));

        protected override async ValueTask<CheckResult> CheckAsync(CheckContext<KeeperSettings> context, Number kept, CancellationToken cancellationToken)
        {
            await (Gate?.Task ?? Task.CompletedTask);
            return Broken.GetValueOrDefault(kept.Value) switch
            {
                "FAIL" => CheckResult.Fail("broken"),
                "throw" => throw new IOException("broken"),
                _ => CheckResult.Pass($"{kept.Value} {context.Settings.Word}"),
            };
        }

        public sealed class Number(Keeper keeper, int value) : IAsyncDisposable
        {
            public int Value => value;

            public ValueTask DisposeAsync()
            {
                lock (keeper.Closed)
                {
                    keeper.Closed.Add(value);
                }

                keeper.FirstClosed.TrySetResult();
                return ValueTask.CompletedTask;
            }
        }
    }
}
