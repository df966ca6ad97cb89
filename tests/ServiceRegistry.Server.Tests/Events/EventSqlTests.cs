using Xunit.Abstractions;

namespace ServiceRegistry.Server.Tests.Events;

/// <summary>What is asked of the log is one query that filters, orders and takes a page, and is answered by an index.</summary>
public sealed class EventSqlTests(EventSqlTests.Watched watched, ITestOutputHelper output) : IClassFixture<EventSqlTests.Watched>
{
    private const string Day = "at: { gte: \"2026-01-01T00:00:00Z\", lt: \"2026-01-02T00:00:00Z\" }";
    private const string Instance = "SW5zdGFuY2U6MDFhMjE5YzUtM2YzZi03MTVmLWEyNjktYTFlNmZkMjE3NmU2";

    [Theory]
    [InlineData("", "sqlite_autoindex_events_1")]
    [InlineData("serviceName: { eq: \"shop\" }", "IX_events_service_name_revision_index")]
    [InlineData("namespace: { eq: \"default\" }, serviceName: { eq: \"shop\" }", "IX_events_service_name_revision_index")]
    [InlineData("instanceId: { eq: \"" + Instance + "\" }", "IX_events_instance_id_revision_index")]
    [InlineData("change: { eq: REMOVED }", "IX_events_change_revision_index")]
    [InlineData("actor: { eq: \"lease\" }", "IX_events_actor_revision_index")]
    [InlineData("revision: { gt: 10 }", "sqlite_autoindex_events_1")]
    [InlineData("namespace: { eq: \"default\" }", "sqlite_autoindex_events_1")]
    [InlineData("instanceKey: { eq: \"a\" }", "sqlite_autoindex_events_1")]
    [InlineData("status: { eq: UNHEALTHY }", "sqlite_autoindex_events_1")]
    [InlineData("version: { eq: \"1.0.0\" }", "sqlite_autoindex_events_1")]
    [InlineData("zone: { eq: \"eu\" }", "sqlite_autoindex_events_1")]
    [InlineData("tags: { some: { eq: \"blue\" } }", "sqlite_autoindex_events_1")]
    [InlineData("serviceName: { eq: \"shop\" }, status: { eq: UNHEALTHY }", "IX_events_service_name_revision_index")]
    [InlineData("serviceName: { eq: \"shop\" }, change: { in: [CREATED, REMOVED] }", "IX_events_service_name_revision_index")]
    [InlineData("serviceName: { eq: \"shop\" }, " + Day, "IX_events_service_name_revision_index")]
    public async Task A_page_is_one_query_that_an_index_answers_in_order(string where, string index)
    {
        var query = await AskAsync($"{{ events(first: 20, where: {{ {where} }}) {{ nodes {{ id reason }} pageInfo {{ hasNextPage }} }} }}");

        query.Text.ShouldContain("LIMIT");
        query.Text.ShouldContain("ORDER BY");
        query.Plan.ShouldContain($"INDEX {index}");
        query.Plan.ShouldNotContain("TEMP B-TREE");
    }

    [Theory]
    [InlineData("", "USE TEMP B-TREE FOR ORDER BY")]
    [InlineData(", order: [{ at: ASC }]", null)]
    [InlineData(", order: [{ at: DESC }]", "USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY")]
    public async Task Of_a_time_only_what_happened_in_it_is_looked_at(string order, string? sorting)
    {
        var query = await AskAsync($"{{ events(first: 20, where: {{ {Day} }}{order}) {{ nodes {{ id }} }} }}");

        query.Text.ShouldContain("LIMIT");
        query.Plan.Split('\n').ShouldBe(new[] { "SEARCH e USING INDEX IX_events_at_revision_index (at>? AND at<?)", sorting }.OfType<string>());
    }

    [Theory]
    [InlineData("after", "first", "IX_events_service_name_revision_index")]
    [InlineData("before", "last", "IX_events_service_name_revision_index")]
    public async Task The_next_page_is_read_off_the_same_index(string side, string size, string index)
    {
        foreach (var key in (string[])["a", "b"])
        {
            await watched.Server.AskAsync($"mutation {{ registerInstance(input: {{ service: \"paged\", version: \"1\", key: \"{key}\", host: \"h\" }}) {{ change }} }}");
        }

        var first = await watched.Server.AskAsync("{ events(first: 1, where: { serviceName: { eq: \"paged\" } }) { edges { cursor } } }");
        var cursor = first.At("data", "events", "edges", "0", "cursor").GetString();

        var query = await AskAsync(
            $"{{ events({size}: 1, {side}: \"{cursor}\", where: {{ serviceName: {{ eq: \"paged\" }} }}) {{ nodes {{ id }} }} }}");

        query.Text.ShouldContain("LIMIT");
        query.Plan.ShouldContain(index);
        query.Plan.ShouldNotContain("TEMP B-TREE");
    }

    [Fact]
    public async Task A_count_is_taken_by_the_database()
    {
        var query = await AskAsync("{ events(where: { serviceName: { eq: \"shop\" } }) { totalCount } }", query => query.Text.Contains("COUNT", StringComparison.Ordinal));

        query.Plan.ShouldContain("IX_events_service_name_revision_index");
    }

    private async Task<SeenQuery> AskAsync(string operation, Func<SeenQuery, bool>? which = null)
    {
        watched.Queries.Take();
        (await watched.Server.AskAsync(operation)).TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        var query = watched.Queries.Take().Where(which ?? (_ => true)).ShouldHaveSingleItem();
        output.WriteLine($"{query.Text}\n\n{query.Plan}");
        return query;
    }

    /// <summary>A server whose queries are seen from the first one on: EF Core looks only now and then whether somebody wants to.</summary>
    public sealed class Watched : IAsyncLifetime
    {
        public Watched()
        {
            Server = new RunningServer();
            Queries = new SeenQueries(Server.Database);
        }

        public RunningServer Server { get; }

        internal SeenQueries Queries { get; }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            Queries.Dispose();
            await Server.DisposeAsync();
        }
    }
}
