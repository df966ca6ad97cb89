using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Storage.Model;

/// <summary>A service as it is now, in one text for the same reason as an instance.</summary>
internal sealed class ServiceRow
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required ServiceDescription State { get; init; }
}

internal sealed class ServiceTable : IEntityTypeConfiguration<ServiceRow>
{
    public void Configure(EntityTypeBuilder<ServiceRow> table)
    {
        table.ToTable("services").HasKey(row => new { row.Namespace, row.Name });
        table.Property(row => row.State).HasConversion<ServiceConverter>();
    }
}
