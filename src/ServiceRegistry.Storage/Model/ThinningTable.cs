using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceRegistry.Storage.Model;

/// <summary>How far results were thinned out to one in so much time.</summary>
internal sealed class ThinningRow
{
    /// <summary>One in how much time was left.</summary>
    public required TimeSpan Bucket { get; init; }

    /// <summary>The last result that was looked at.</summary>
    public required long ResultId { get; init; }
}

internal sealed class ThinningTable : IEntityTypeConfiguration<ThinningRow>
{
    public void Configure(EntityTypeBuilder<ThinningRow> table)
    {
        table.ToTable("thinning").HasKey(row => row.Bucket);
        table.Property(row => row.Bucket).ValueGeneratedNever();
    }
}
