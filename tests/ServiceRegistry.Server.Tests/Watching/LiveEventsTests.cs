using ServiceRegistry.Core;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.Server.Tests.Watching.Promises;
using ServiceRegistry.Server.Watching;

namespace ServiceRegistry.Server.Tests.Watching;

public sealed class LiveEventsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task After_a_failure_nobody_joins_behind_what_was_told_before_it()
    {
        await using var server = await InProcessServer.StartAsync(new RegistryOptions { WatchBacklog = 2 });
        using var slow = new SlowListener();
        using var first = server.Live.Open(Everything(server), slow);
        await server.ToldAsync(0);

        // It is held up for so long that the backlog is past it, and then the log cannot be read.
        slow.IsHeld = true;
        await RegisterAsync(server, 1);
        await slow.Told.WaitAsync(Patience);
        server.Log.ReadFailure = new InvalidOperationException("The log cannot be read.");
        await RegisterAsync(server, 9);
        slow.Release();
        (await slow.Ended.WaitAsync(Patience)).ShouldBe(server.Log.ReadFailure);
        server.Log.ReadFailure = null;

        using var next = new SlowListener();
        using var second = server.Live.Open(Everything(server), next);

        server.Live.TryJoin(second, 1, _ => { }).ShouldBeFalse();
        await server.ToldAsync(10).WaitAsync(Patience);
        server.Live.TryJoin(second, 10, _ => { }).ShouldBeTrue();
    }

    private static ChangesInterest Everything(InProcessServer server) => new(server.Registry, where: null);

    private static async Task RegisterAsync(InProcessServer server, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await server.AskAsync("""mutation { registerInstance(input: { service: "loud", version: "1.0.0", host: "10.0.0.1" }) { instance { id } } }""");
        }
    }

    private sealed class SlowListener : ILiveListener, IDisposable
    {
        private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<Exception?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim released = new();

        public bool IsHeld { get; set; }

        public Task Told => told.Task;

        public Task<Exception?> Ended => ended.Task;

        public void Release() => released.Set();

        public void OnEvents(SourceBatch batch)
        {
            if (IsHeld)
            {
                told.TrySetResult();
                released.Wait(Patience);
            }
        }

        public void OnEnd(Exception? error) => ended.TrySetResult(error);

        public void Dispose() => released.Dispose();
    }
}
