using System.Text.Json;
using ServiceRegistry.Core;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>Where a watch can begin, and what it is told where it cannot.</summary>
public sealed class WatchBeginningsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private InProcessServer server = null!;

    public async Task InitializeAsync() => server = await InProcessServer.StartAsync(new RegistryOptions { EventRetentionCount = 5, WatchBacklog = 2 });

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_compacted_revision_is_a_good_beginning()
    {
        await CompactAsync();
        await using var watch = Watch(since: 15);

        (await watch.NextAsync()).Events[0].Revision.ShouldBe(16);
    }

    [Theory]
    [InlineData(14, null, "REVISION_COMPACTED")]
    [InlineData(0, null, "REVISION_COMPACTED")]
    [InlineData(21, null, "REVISION_IN_FUTURE")]
    [InlineData(20, "another", "EPOCH_CHANGED")]
    [InlineData(-1, null, "INVALID_ARGUMENT")]
    public async Task A_beginning_that_cannot_be_is_refused_with_what_is_needed_to_begin_anew(long since, string? epoch, string code)
    {
        await CompactAsync();

        var result = (OperationResult)await server.ExecuteAsync(RandomSubscriber.Watch, new { since, epoch });

        var extensions = JsonElement.Parse(result.Body.Span).At("errors", "0", "extensions");
        extensions.At("code").GetString().ShouldBe(code);
        extensions.At("revision").GetInt64().ShouldBe(20);
        extensions.At("compactedRevision").GetInt64().ShouldBe(15);
        extensions.At("epoch").GetString().ShouldBe(server.Registry.Snapshot.Epoch);
    }

    [Fact]
    public async Task Who_begins_with_what_comes_next_is_told_first_where_that_is()
    {
        await RegisterAsync("before", 1);
        using var result = await server.ExecuteAsync(RandomSubscriber.Watch, new { });
        await RegisterAsync("after", 1);

        var told = ((ResponseStream)result).ReadResultsAsync(CancellationToken.None).GetAsyncEnumerator();
        await using (told)
        {
            var first = await NextAsync(told);
            (first.IsBookmark, first.Revision).ShouldBe((true, 1));
            (await NextAsync(told)).Events.ShouldHaveSingleItem().Revision.ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_thousand_instances_registered_at_once_reach_whoever_resumes_whole()
    {
        await RegisterAsync("before", 1);
        await RegisterAsync("many", 1000);
        await RegisterAsync("after", 1);
        await using var watch = Watch(since: 1);

        var many = await watch.NextAsync();
        (many.Revision, many.Events.Count).ShouldBe((2, 1000));
        (await watch.NextAsync()).Events.ShouldHaveSingleItem().Revision.ShouldBe(3);
        (await watch.NextAsync()).ShouldSatisfyAllConditions(set => set.IsBookmark.ShouldBeTrue(), set => set.Revision.ShouldBe(3));
    }

    [Fact]
    public async Task Whoever_is_told_of_nothing_gets_a_bookmark_every_minute()
    {
        await using var watch = Watch(where: new { serviceName = new { eq = "quiet" } });
        (await watch.NextAsync()).Revision.ShouldBe(0);
        for (var minute = 1; minute <= 3; minute++)
        {
            await RegisterAsync($"loud {minute}", 1);
            await server.ToldAsync(minute);
            server.Time.Advance(TimeSpan.FromMinutes(1));

            var bookmark = await watch.NextAsync();
            (bookmark.IsBookmark, bookmark.Revision).ShouldBe((true, minute));
            while (watch.HasNext)
            {
                (await watch.NextAsync()).Revision.ShouldBe(minute);
            }
        }
    }

    private async Task CompactAsync()
    {
        for (var i = 0; i < 20; i++)
        {
            await RegisterAsync($"{i}", 1);
        }

        using var limit = new CancellationTokenSource(Patience);
        while (server.Registry.CompactedRevision < 15)
        {
            limit.Token.ThrowIfCancellationRequested();
            server.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        server.Registry.CompactedRevision.ShouldBe(15);
    }

    private Task RegisterAsync(string key, int count) => server.AskAsync(
        "mutation ($input: RegisterInstancesInput!) { registerInstances(input: $input) { instances { id } } }",
        new { input = new { instances = Enumerable.Range(0, count).Select(i => new { service = "loud", version = "1.0.0", key = $"{key}-{i}".Replace(' ', '-'), host = "10.0.0.1" }) } });

    private Watcher Watch(long? since = null, object? where = null) => new(server, new { since, where });

    private sealed class Watcher(InProcessServer server, object variables) : IAsyncDisposable
    {
        private readonly Payloads payloads = new(server, RandomSubscriber.Watch, variables);

        public bool HasNext => payloads.Next.IsCompleted;

        public async Task<ToldSet> NextAsync() => ToldSet.Read((await payloads.NextAsync()).At("onRegistryChanged"));

        public ValueTask DisposeAsync() => payloads.DisposeAsync();
    }

    private static async Task<ToldSet> NextAsync(IAsyncEnumerator<OperationResult> told)
    {
        (await told.MoveNextAsync().AsTask().WaitAsync(Patience)).ShouldBeTrue();
        using var payload = told.Current;
        return ToldSet.Read(JsonElement.Parse(payload.Body.Span).At("data", "onRegistryChanged"));
    }
}
