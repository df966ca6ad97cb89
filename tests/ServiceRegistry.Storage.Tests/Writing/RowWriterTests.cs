using System.Text.Json;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Storage.Model;
using ServiceRegistry.Storage.Sqlite;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Tests.Writing;

public sealed class RowWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public RowWriterTests() => database = SqliteDatabase.Open(SqliteFile.Named("Data Source=registry.db", folder.Path));

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void An_event_is_read_as_it_was_written()
    {
        var whole = Sample.Event(1, Sample.Instance());
        var bare = new RegistryEvent
        {
            Revision = 2,
            Index = 3,
            At = Sample.Time,
            Change = ChangeKind.Removed,
            Namespace = "n",
            ServiceName = "s",
            Actor = "lease",
        };

        Write(Tables.Events, false, whole, bare);

        using var reader = database.OpenReader();
        var read = reader.Events.OrderBy(e => e.Revision).ToArray();
        Json(read[0]).ShouldBe(Json(whole));
        Json(read[1]).ShouldBe(Json(bare));
    }

    [Fact]
    public void An_instance_is_read_as_it_was_written()
    {
        var instance = Sample.Instance();

        Write(Tables.Instances, true, new InstanceRow { Id = instance.Id, State = instance });

        using var reader = database.OpenReader();
        Json(reader.Instances.Single().State).ShouldBe(Json(instance));
    }

    [Fact]
    public void A_service_is_read_as_it_was_written()
    {
        var service = Sample.Service();

        Write(Tables.Services, true, new ServiceRow { Namespace = service.Key.Namespace, Name = service.Key.Name, State = service });

        using var reader = database.OpenReader();
        Json(reader.Services.Single().State).ShouldBe(Json(service));
    }

    [Fact]
    public void A_row_of_the_same_key_is_replaced_where_that_is_asked_for()
    {
        var instance = Sample.Instance();
        var later = instance with { Version = "2.0.0", Zone = null };

        Write(Tables.Instances, true, new InstanceRow { Id = instance.Id, State = instance }, new InstanceRow { Id = later.Id, State = later });

        using var reader = database.OpenReader();
        Json(reader.Instances.Single().State).ShouldBe(Json(later));
    }

    [Fact]
    public void Empty_texts_are_texts_and_long_ones_whole()
    {
        var instance = Sample.Instance() with { StatusReason = "" };
        var sample = Sample.Event(1, instance) with { Reason = "", Actor = new string('ü', 5000), Zone = null };

        Write(Tables.Events, false, sample, sample with { Revision = 2, Reason = null, Actor = "a" });

        using var reader = database.OpenReader();
        reader.Events.OrderBy(e => e.Revision).Select(e => new { e.Reason, e.Actor, e.Zone }).ToArray().ShouldBe(
        [
            new { Reason = (string?)"", Actor = new string('ü', 5000), Zone = (string?)null },
            new { Reason = (string?)null, Actor = "a", Zone = (string?)null },
        ]);
    }

    [Fact]
    public void After_a_row_that_was_refused_the_next_is_written()
    {
        var once = Sample.Event(1, Sample.Instance());
        using var texts = new JsonTexts();
        using var writer = new RowWriter<RegistryEvent>(database.Writer, Tables.Events, replaces: false, texts);
        using var transaction = database.Writer.BeginTransaction();
        writer.Write(once);
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => writer.Write(once));
        writer.Write(once with { Revision = 2 });
        transaction.Commit();

        using var reader = database.OpenReader();
        reader.Events.Count().ShouldBe(2);
    }

    [Fact]
    public void A_row_of_the_same_key_is_refused_otherwise()
    {
        var once = Sample.Event(1, Sample.Instance());

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => Write(Tables.Events, false, once, once)).SqliteErrorCode.ShouldBe(19);
    }

    // Through JSON: records with lists compare by reference otherwise.
    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private void Write<TRow>(Table<TRow> table, bool replaces, params TRow[] rows)
    {
        using var texts = new JsonTexts();
        using var writer = new RowWriter<TRow>(database.Writer, table, replaces, texts);
        using var transaction = database.Writer.BeginTransaction();
        foreach (var row in rows)
        {
            writer.Write(row);
        }

        transaction.Commit();
    }
}
