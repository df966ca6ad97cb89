using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ServiceRegistry.GraphQL.Tests.Data;

/// <summary>A real database of items, in memory.</summary>
internal sealed class ItemDatabase : DbContext
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public ItemDatabase(IEnumerable<Item> items)
    {
        connection.Open();
        Database.EnsureCreated();
        AddRange(items);
        SaveChanges();
        ChangeTracker.Clear();
    }

    /// <summary>The items with nothing but their own values.</summary>
    public IQueryable<Item> Items => Set<Item>().AsNoTracking();

    public override void Dispose()
    {
        base.Dispose();
        connection.Dispose();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(connection);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
        conventions.Properties<TimeSpan>().HaveConversion<long>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Item>().Property(i => i.Id).ValueGeneratedNever();
        model.Entity<Item>().HasMany(i => i.Parts).WithOne();
        model.Entity<Item>().HasOne(i => i.Owner).WithMany();
        model.Entity<Owner>();
        model.Entity<Part>();
    }

    private sealed class TicksConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
