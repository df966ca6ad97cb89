using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests;

/// <summary>A registry that runs on a manual clock, a store in memory and made-up strategies; it can be started again on the same store.</summary>
internal sealed class TestRegistry : IAsyncDisposable
{
    private Registry? registry;

    public ManualTimeProvider Time { get; } = new();

    public InMemoryStore Store { get; init; } = new();

    public FakeStrategies Strategies { get; } = new();

    public RecordingDiagnostics Diagnostics { get; } = new();

    public RegistryOptions Options { get; init; } = new() { Random = new Random(1) };

    public Registry Registry => registry.ShouldNotBeNull();

    public RegistrySnapshot Snapshot => Registry.Snapshot;

    public static async Task<TestRegistry> StartAsync(RegistryOptions? options = null)
    {
        var world = new TestRegistry { Options = options ?? new() { Random = new Random(1) } };
        await world.RestartAsync();
        return world;
    }

    public async Task RestartAsync()
    {
        await DisposeAsync();
        var marks = Store.Marks;
        registry = new(Store, Strategies, Options, Time, Diagnostics);
        await registry.StartAsync(CancellationToken.None);

        // What it writes by itself at its start must not come between what a test writes.
        await Eventually.TrueAsync(() => Store.Marks > marks);
    }

    public async Task<CommandResult> ExecuteAsync(RegistryCommand command)
    {
        var result = await Registry.ExecuteAsync(command, CancellationToken.None);
        result.Errors.ShouldBeEmpty();
        return result;
    }

    public async Task<Instance> RegisterAsync(Registration registration) =>
        (await ExecuteAsync(Sample.Register(registration))).Objects.ShouldHaveSingleItem().Instance!;

    /// <summary>The results of a check that are in memory.</summary>
    public IReadOnlyList<StoredResult> ResultsOf(Guid checkId) =>
        Registry.Results.ReadAsync(checkId, CancellationToken.None).AsTask().GetAwaiter().GetResult().Newest;

    /// <summary>Moves the clock by steps until the condition holds.</summary>
    public Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? step = null) =>
        Eventually.TrueAsync(condition, () => Time.Advance(step ?? TimeSpan.FromMilliseconds(100)));

    public async ValueTask DisposeAsync()
    {
        if (registry is not null)
        {
            await registry.DisposeAsync();
        }
    }
}
