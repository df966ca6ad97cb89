using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>Statuses of instances that are over, one row a turn. Ids are given in the order of writing: retention goes by them.</summary>
internal sealed class StatusTable : IEntityTypeConfiguration<StoredStatus>
{
    public void Configure(EntityTypeBuilder<StoredStatus> table)
    {
        table.ToTable("statuses").HasKey(row => row.Id);
        table.HasIndex(row => new { row.InstanceId, row.Until });
        table.HasIndex(row => new { row.ServiceName, row.Until, row.Namespace });
    }
}
