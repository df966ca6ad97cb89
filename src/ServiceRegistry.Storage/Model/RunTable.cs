using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>When servers ran: a row for each time that one was started.</summary>
internal sealed class RunTable : IEntityTypeConfiguration<ServerRun>
{
    public void Configure(EntityTypeBuilder<ServerRun> table)
    {
        table.ToTable("runs").HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}
