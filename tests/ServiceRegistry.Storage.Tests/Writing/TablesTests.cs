using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;
using ServiceRegistry.Storage.Sqlite;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Tests.Writing;

/// <summary>The writer's columns and values are those of the model that queries read by.</summary>
public sealed class TablesTests : IDisposable
{
    private readonly SqliteContext context = (SqliteContext)new SqliteContextFactory().CreateDbContext([]);

    public void Dispose() => context.Dispose();

    [Fact]
    public void Head() => Holds(Tables.Head, new HeadRow { Epoch = "e", Revision = 3, CompactedRevision = 2 });

    [Fact]
    public void Instances() => Holds(Tables.Instances, new InstanceRow { Id = Guid.NewGuid(), State = Sample.Instance() });

    [Fact]
    public void Services() => Holds(Tables.Services, new ServiceRow { Namespace = "n", Name = "s", State = Sample.Service() });

    [Fact]
    public void Events() => Holds(Tables.Events, Sample.Event(4, Sample.Instance(), 1));

    [Fact]
    public void Events_that_say_little() => Holds(
        Tables.Events,
        new RegistryEvent { Revision = 2, Index = 3, At = Sample.Time, Change = ChangeKind.Removed, Namespace = "n", ServiceName = "s", Actor = "lease" });

    [Fact]
    public void Results() => Holds(
        Tables.Results,
        new StoredResult
        {
            Id = 7,
            CheckId = Guid.NewGuid(),
            At = Sample.Time,
            Outcome = CheckOutcome.Warn,
            Output = "slow",
            Code = "SLOW",
            Measurements = [new("connect", 1.25, "ms")],
            Duration = TimeSpan.FromMilliseconds(12.5),
        });

    [Fact]
    public void Statuses() => Holds(Tables.Statuses, new StoredStatus
    {
        InstanceId = Guid.NewGuid(),
        Namespace = "n",
        ServiceName = "s",
        Status = HealthStatus.Degraded,
        Reason = "http: slow",
        Since = Sample.Time,
        Until = Sample.Time.AddSeconds(1),
        Revision = 7,
    });

    [Fact]
    public void Runs() => Holds(Tables.Runs, new ServerRun { Id = Guid.NewGuid(), StartedAt = Sample.Time, LastSeenAt = Sample.Time.AddSeconds(1) });

    [Fact]
    public void Thinnings() => Holds(Tables.Thinnings, new ThinningRow { Bucket = TimeSpan.FromMinutes(1), ResultId = 9 });

    [Fact]
    public void Operations() => Holds(Tables.Operations, new OperationRow
    {
        Mutation = "m",
        Caller = "c",
        ClientMutationId = "i",
        InputHash = "h",
        At = Sample.Time,
        Revision = 5,
        Objects = [new RememberedObject(ChangeKind.Created, new ServiceKey("n", "s"), Guid.NewGuid(), null)],
    });

    private void Holds<TRow>(Table<TRow> table, TRow row)
    {
        var entity = context.Model.FindEntityType(typeof(TRow))!;
        var columns = entity.GetProperties()
            .Where(column => column.ValueGenerated == ValueGenerated.Never || table.Key.Contains(column.GetColumnName()))
            .ToArray();

        table.Name.ShouldBe(entity.GetTableName());
        table.Columns.ShouldBe(columns.Select(column => column.GetColumnName()), ignoreOrder: true);
        if (table.Key.Count > 0)
        {
            table.Key.ShouldBe(entity.FindPrimaryKey()!.Properties.Select(column => column.GetColumnName()));
        }

        var written = new WrittenValues();
        table.Write(row, written);
        written.Count.ShouldBe(table.Columns.Count);
        foreach (var column in columns)
        {
            var value = column.PropertyInfo!.GetValue(row);
            var stored = column.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
            written[table.Columns.ToList().IndexOf(column.GetColumnName())].ShouldBe(AsWritten(stored), column.Name);
        }
    }

    private static object? AsWritten(object? value) => value switch
    {
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        Guid id => id.ToString().ToUpperInvariant(),
        _ => value,
    };

    /// <summary>What a row says, as SQLite would have it.</summary>
    private sealed class WrittenValues : List<object?>, IRowValues
    {
        public void Number(long value) => Add(value);

        public void Text(string? value) => Add(value);

        public void Id(Guid? value) => Add(value?.ToString().ToUpperInvariant());

        public void Json<T>(T? value, JsonTypeInfo<T> type)
            where T : class => Add(value is null ? null : JsonSerializer.Serialize(value, type));
    }
}
