using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Storage.Sqlite;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Tests.Querying;

/// <summary>
/// Every shape of filter that the engine builds, held against the same predicate in memory, over a real file. The engine counts the
/// characters of an operand for Substring as SQLite does, not the UTF-16 units as .NET would.
/// </summary>
public sealed class EventQueryTests : IClassFixture<EventQueryTests.Log>
{
    private readonly Log log;

    public EventQueryTests(Log log) => this.log = log;

    public static TheoryData<string> Names => [.. Filters.Keys];

    private static Dictionary<string, Expression<Func<RegistryEvent, bool>>> Filters { get; } = Make();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_filter_means_the_same_in_SQL_and_in_memory(string name)
    {
        var filter = Filters[name];
        var expected = log.Events.Where(filter.Compile()).Select(Place).ToArray();
        expected.Length.ShouldBeInRange(1, log.Events.Length - 1, "a filter that takes all or nothing shows nothing");

        using var reader = log.Database.OpenReader();
        var query = reader.Events.Where(filter);

        query.OrderBy(e => e.Revision).ThenBy(e => e.Index).Select(e => new { e.Revision, e.Index })
            .AsEnumerable().Select(e => (e.Revision, e.Index)).ShouldBe(expected, query.ToQueryString());
    }

    [Theory]
    [InlineData("😀", true)]
    [InlineData("at", true)]
    [InlineData("😀", false)]
    [InlineData("st 😀", false)]
    public void Characters_beyond_the_first_plane_count_as_one(string part, bool start)
    {
        var length = part.EnumerateRunes().Count();
        using var reader = log.Database.OpenReader();
        var withReason = reader.Events.Where(e => e.Reason != null);

        var found = start
            ? withReason.Where(e => e.Reason!.Length >= length && e.Reason.Substring(0, length) == part)
            : withReason.Where(e => e.Reason!.Length >= length && e.Reason.Substring(e.Reason.Length - length) == part);

        Func<string, bool> matches = start
            ? reason => reason.StartsWith(part, StringComparison.Ordinal)
            : reason => reason.EndsWith(part, StringComparison.Ordinal);
        found.Select(e => e.Reason!).ToArray().ShouldBe(log.Events.Where(e => e.Reason is not null).Select(e => e.Reason!).Where(matches));
    }

    [Fact]
    public void Pages_follow_revision_and_index_downwards()
    {
        using var reader = log.Database.OpenReader();
        var seen = new List<(long, int)>();
        for (var (revision, index) = (long.MaxValue, 0); ;)
        {
            var page = reader.Events
                .Where(e => e.Revision < revision || (e.Revision == revision && e.Index < index))
                .OrderByDescending(e => e.Revision).ThenByDescending(e => e.Index).Take(2).ToArray();
            seen.AddRange(page.Select(Place));
            if (page.Length < 2)
            {
                break;
            }

            (revision, index) = Place(page[^1]);
        }

        seen.ShouldBe(log.Events.Select(Place).Reverse());
    }

    [Fact]
    public void Events_sort_by_time()
    {
        using var reader = log.Database.OpenReader();

        reader.Events.OrderByDescending(e => e.At).ThenBy(e => e.Revision).ThenBy(e => e.Index).AsEnumerable().Select(Place)
            .ShouldBe(log.Events.OrderByDescending(e => e.At).ThenBy(e => e.Revision).ThenBy(e => e.Index).Select(Place));
    }

    [Fact]
    public void A_page_of_one_service_is_read_off_an_index()
    {
        using var reader = log.Database.OpenReader();
        var query = reader.Events.Where(e => e.ServiceName == "orders" && e.Revision <= 100)
            .OrderByDescending(e => e.Revision).ThenByDescending(e => e.Index).Take(50).ToQueryString();

        var plan = Plan(reader, query);

        plan.ShouldContain("IX_events_service_name_revision_index");
        plan.ShouldNotContain("TEMP B-TREE");
    }

    private static string Plan(SqliteContext reader, string query)
    {
        reader.Database.OpenConnection();
        using var command = reader.Database.GetDbConnection().CreateCommand();

        // The parameters are set by comment lines of the shell; as literals they do for a plan.
        var lines = query.Split('\n');
        var text = string.Join('\n', lines.Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        foreach (var set in lines.Where(line => line.StartsWith(".param set", StringComparison.Ordinal)))
        {
            var parts = set.Trim().Split(' ', 4);
            text = text.Replace(parts[2], parts[3], StringComparison.Ordinal);
        }

        command.CommandText = "EXPLAIN QUERY PLAN " + text;
        using var rows = command.ExecuteReader();
        var plan = new List<string>();
        while (rows.Read())
        {
            plan.Add(rows.GetString(3));
        }

        return string.Join('\n', plan);
    }

    private static (long Revision, int Index) Place(RegistryEvent e) => (e.Revision, e.Index);

    private static Dictionary<string, Expression<Func<RegistryEvent, bool>>> Make()
    {
        var time = Log.Start.AddSeconds(3);
        var id = Log.Id;
        string[] names = ["orders", "Stock"];
        string?[] zones = ["eu-1", null];
        HealthStatus?[] statuses = [HealthStatus.Healthy, null];
        Guid?[] ids = [id, null];
        long[] revisions = [1, 4];
        var part = "O";
        string? none = null;
        var zonePart = "eu";
        var (two, zero) = (2, 0);
        IEnumerable<HealthStatus?> anyStatus = statuses;
        return new()
        {
            ["text eq"] = e => e.ServiceName == "orders",
            ["text neq"] = e => e.ServiceName != "orders",
            ["text eq with case"] = e => e.ServiceName == "ORDERS",
            ["nullable text eq"] = e => e.Zone == "eu-1",
            ["nullable text neq matches null"] = e => e.Zone != "eu-1",
            ["nullable text eq null"] = e => e.Zone == null,
            ["nullable text eq a null value"] = e => e.Zone == none,
            ["nullable text neq null"] = e => e.Zone != null,
            ["text in"] = e => names.Contains(e.ServiceName),
            ["text not in"] = e => !names.Contains(e.ServiceName),
            ["nullable text in, null among them"] = e => zones.Contains(e.Zone),
            ["nullable text not in, null among them"] = e => !zones.Contains(e.Zone),
            ["contains knows case"] = e => e.ServiceName.Contains(part),
            ["contains with case folded"] = e => e.ServiceName.ToLower().Contains("order"),
            ["not contains matches null"] = e => e.Zone == null || !e.Zone.Contains(zonePart),
            ["contains a percent sign"] = e => e.Reason != null && e.Reason.Contains('%'.ToString()),
            ["starts with"] = e => e.ServiceName.Length >= two && e.ServiceName.Substring(0, two) == "Or",
            ["starts with, case folded"] = e => e.ServiceName.ToLower().Length >= two && e.ServiceName.ToLower().Substring(0, two) == "or",
            ["ends with"] = e => e.ServiceName.Length >= two && e.ServiceName.Substring(e.ServiceName.Length - two) == "rs",
            ["ends with nothing"] = e => e.Zone != null && e.Zone.Length >= zero && e.Zone.Substring(e.Zone.Length - zero) == "",
            ["eq with case folded"] = e => e.ServiceName.ToLower() == "orders",
            ["text greater"] = e => string.Compare(e.ServiceName, "S") > 0,
            ["text not greater"] = e => string.Compare(e.ServiceName, "S") <= 0,
            ["text greater, CompareTo"] = e => e.ServiceName.CompareTo("S") > 0,
            ["tags some"] = e => e.Tags.Any(tag => tag == "blue"),
            ["tags some, contains"] = e => e.Tags.Any(tag => tag.Contains("LU")),
            ["tags some, starts with"] = e => e.Tags.Any(tag => tag.Length >= two && tag.Substring(0, two) == "bl"),
            ["tags some, in"] = e => e.Tags.Any(tag => names.Contains(tag)),
            ["tags none"] = e => !e.Tags.Any(tag => tag == "blue"),
            ["tags all"] = e => e.Tags.All(tag => tag == "blue"),
            ["tags any"] = e => e.Tags.Any(),
            ["previous view"] = e => e.HasPreviousView && e.PreviousTags.Any(tag => tag == "green"),
            ["enum eq"] = e => e.Change == ChangeKind.Created,
            ["enum neq"] = e => e.Change != ChangeKind.Created,
            ["nullable enum eq"] = e => e.Status == HealthStatus.Healthy,
            ["nullable enum neq matches null"] = e => e.Status != HealthStatus.Healthy,
            ["nullable enum in, null among them"] = e => statuses.Contains(e.Status),
            ["nullable enum in, of an enumerable"] = e => Enumerable.Contains(anyStatus, e.Status),
            ["status differs from the one before"] = e => e.Status != e.PreviousStatus,
            ["id eq"] = e => e.InstanceId == id,
            ["id neq matches null"] = e => e.InstanceId != id,
            ["id in, null among them"] = e => ids.Contains(e.InstanceId),
            ["time eq"] = e => e.At == time,
            ["time greater"] = e => e.At > time,
            ["time less or equal"] = e => e.At <= time,
            ["time not less"] = e => !(e.At < time),
            ["revision in"] = e => revisions.Contains(e.Revision),
            ["revision between"] = e => e.Revision > 1 && e.Revision <= 4,
        };
    }

    public sealed class Log : IDisposable
    {
        public static readonly DateTimeOffset Start = Sample.Time;
        public static readonly Guid Id = Guid.NewGuid();

        private readonly TemporaryFolder folder = new();

        public Log()
        {
            Database = SqliteDatabase.Open(SqliteFile.Named("Data Source=registry.db", folder.Path));
            using var texts = new JsonTexts();
            using var writer = new RowWriter<RegistryEvent>(Database.Writer, Tables.Events, replaces: false, texts);
            using var transaction = Database.Writer.BeginTransaction();
            foreach (var e in Events)
            {
                writer.Write(e);
            }

            transaction.Commit();
        }

        public RegistryEvent[] Events { get; } =
        [
            Event(1, 0, "orders") with { Change = ChangeKind.Created, Status = HealthStatus.Healthy, InstanceId = Id, Tags = ["blue"] },
            Event(1, 1, "Orders") with { Change = ChangeKind.Created, Zone = "eu-1", Status = HealthStatus.Healthy, PreviousStatus = HealthStatus.Healthy },
            Event(2, 0, "ORDERS") with { Zone = "EU-1", Status = HealthStatus.Unhealthy, InstanceId = Guid.NewGuid(), Tags = ["BLUE"] },
            Event(3, 0, "stock") with { Zone = "us", Reason = "100 % full", Tags = ["blue", "orders"] },
            Event(4, 0, "Stock") with { Reason = "😀 at first", PreviousTags = ["green"], HasPreviousView = true, Status = HealthStatus.Degraded },
            Event(4, 1, "straße") with { Reason = "at last 😀", PreviousTags = ["green"], InstanceId = Id, PreviousStatus = HealthStatus.Healthy },
        ];

        internal SqliteDatabase Database { get; }

        public void Dispose()
        {
            Database.Dispose();
            folder.Dispose();
        }

        private static RegistryEvent Event(long revision, int index, string service) => new()
        {
            Revision = revision,
            Index = index,
            At = Start.AddSeconds(revision),
            Change = ChangeKind.Changed,
            Namespace = "default",
            ServiceName = service,
            Actor = "anonymous",
        };
    }
}
