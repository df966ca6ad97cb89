using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Storage.Model;

/// <summary>
/// An instance as it is now. The catalog is queried in memory and only ever loaded from here as a whole, so one text holds the state:
/// the same that stands in the event that led to it.
/// </summary>
internal sealed class InstanceRow
{
    public required Guid Id { get; init; }

    public required Instance State { get; init; }
}

internal sealed class InstanceTable : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> table)
    {
        table.ToTable("instances").HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.State).HasConversion<InstanceConverter>();
    }
}
