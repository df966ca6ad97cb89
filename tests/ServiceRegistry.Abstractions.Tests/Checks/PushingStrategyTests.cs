namespace ServiceRegistry.Abstractions.Tests.Checks;

public sealed class PushingStrategyTests
{
    private static readonly CheckTarget Target = new(null, "here", 1);

    [Fact]
    public async Task Settings_that_ask_for_it_are_watched_with_what_a_run_has()
    {
        await using var teller = new Teller();
        teller.Initialize(new Host());
        var told = new List<CheckResult>();

        var check = Bind(teller, """{"word":"up","watch":true}""").ShouldBeAssignableTo<IWatchingCheck>()!;
        await check.WatchAsync(Target, TimeSpan.FromSeconds(7), told.Add, CancellationToken.None);

        told.ShouldBe([CheckResult.Pass("up of here within 7 s")]);
        (await check.RunAsync(Target, TimeSpan.FromSeconds(1), CancellationToken.None)).ShouldBe(CheckResult.Pass("kept"));
    }

    [Fact]
    public async Task Others_are_not()
    {
        await using IHealthCheckStrategy teller = new Teller();
        await using IHealthCheckStrategy mute = new Mute();
        teller.Initialize(new Host());
        mute.Initialize(new Host());

        Bind(teller, "{}").ShouldNotBeAssignableTo<IWatchingCheck>();
        Bind(mute, """{"watch":true}""").ShouldNotBeAssignableTo<IWatchingCheck>();
        (teller.Pushes, mute.Pushes).ShouldBe((true, false));
    }

    private static IBoundCheck Bind(IHealthCheckStrategy strategy, string settings) => strategy.Bind(settings).Check.ShouldNotBeNull();

    private sealed record Host : IStrategyHost
    {
        public IConnector Connector { get; } = new TestHost();

        public TimeProvider Time => TimeProvider.System;
    }

    public sealed class TellerSettings
    {
        public string Word { get; set; } = "";

        public bool Watch { get; set; }
    }

    private sealed class Mute : HealthCheckStrategy<TellerSettings>
    {
        public override string Name => "mute";

        public override ValueTask<CheckResult> CheckAsync(CheckContext<TellerSettings> context, CancellationToken cancellationToken) => new(CheckResult.Pass());
    }

    /// <summary>Keeps something between its runs, and pushes between them as well.</summary>
    private sealed class Teller : KeepingStrategy<TellerSettings, Teller.Nothing>, IPushingStrategy<TellerSettings>
    {
        public override string Name => "tell";

        public bool Pushes(TellerSettings settings) => settings.Watch;

        public ValueTask WatchAsync(CheckContext<TellerSettings> context, Action<CheckResult> report, CancellationToken cancellationToken)
        {
            report(CheckResult.Pass($"{context.Settings.Word} of {context.Target.Host} within {DurationWords.Of(context.Timeout)}"));
            return ValueTask.CompletedTask;
        }

        protected override ValueTask<Nothing> OpenAsync(CheckContext<TellerSettings> context, CancellationToken cancellationToken) => new(new Nothing());

        protected override ValueTask<CheckResult> CheckAsync(CheckContext<TellerSettings> context, Nothing kept, CancellationToken cancellationToken) =>
            new(CheckResult.Pass("kept"));

        public sealed class Nothing : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
