using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>The tables, the same on every database; a derived context says which database it is and has its own migrations.</summary>
internal abstract class RegistryContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<HeadRow> Heads => Set<HeadRow>();

    public DbSet<InstanceRow> Instances => Set<InstanceRow>();

    public DbSet<ServiceRow> Services => Set<ServiceRow>();

    public DbSet<RegistryEvent> Events => Set<RegistryEvent>();

    public DbSet<StoredResult> CheckResults => Set<StoredResult>();

    public DbSet<StoredStatus> Statuses => Set<StoredStatus>();

    public DbSet<ServerRun> Runs => Set<ServerRun>();

    public DbSet<ThinningRow> Thinnings => Set<ThinningRow>();

    public DbSet<OperationRow> Operations => Set<OperationRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
        conventions.Properties<TimeSpan>().HaveConversion<DurationConverter>();

        // As text: it outlives a reordering of the enum, and a person can read the tables.
        conventions.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfiguration(new HeadTable());
        model.ApplyConfiguration(new InstanceTable());
        model.ApplyConfiguration(new ServiceTable());
        model.ApplyConfiguration(new EventTable());
        model.ApplyConfiguration(new CheckResultTable());
        model.ApplyConfiguration(new StatusTable());
        model.ApplyConfiguration(new RunTable());
        model.ApplyConfiguration(new ThinningTable());
        model.ApplyConfiguration(new OperationTable());
        SnakeCase.NameColumns(model);
    }
}
