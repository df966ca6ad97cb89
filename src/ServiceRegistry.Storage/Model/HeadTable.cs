using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceRegistry.Storage.Model;

/// <summary>Where the history stands. There is one row, with the id 1.</summary>
internal sealed class HeadRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string Epoch { get; init; }

    public required long Revision { get; init; }

    public required long CompactedRevision { get; init; }
}

internal sealed class HeadTable : IEntityTypeConfiguration<HeadRow>
{
    public void Configure(EntityTypeBuilder<HeadRow> table)
    {
        table.ToTable("head").HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}
