using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>Runs of checks. Ids are in the order of writing, which is all but that of time: retention goes by them.</summary>
internal sealed class CheckResultTable : IEntityTypeConfiguration<StoredResult>
{
    public void Configure(EntityTypeBuilder<StoredResult> table)
    {
        table.ToTable("check_results").HasKey(row => row.Id);
        table.Property(row => row.Measurements).HasConversion<MeasurementsConverter>();
        table.HasIndex(row => new { row.CheckId, row.At, row.Id });
    }
}
