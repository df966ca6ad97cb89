using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Storage.Model;

/// <summary>The log. Every field that events are filtered by is a column; the states that an event carries are texts.</summary>
internal sealed class EventTable : IEntityTypeConfiguration<RegistryEvent>
{
    public void Configure(EntityTypeBuilder<RegistryEvent> table)
    {
        table.ToTable("events").HasKey(e => new { e.Revision, e.Index });
        table.Property(e => e.Instance).HasConversion<InstanceConverter>();
        table.Property(e => e.PreviousInstance).HasConversion<InstanceConverter>();
        table.Property(e => e.Service).HasConversion<ServiceConverter>();
        table.PrimitiveCollection(e => e.Tags);
        table.PrimitiveCollection(e => e.PreviousTags);

        // Revision and index at the end: a page of one service or instance, newest first, is read off the index without sorting.
        // The namespace is not in it: services of one name in several of them are few, and filters often leave it out.
        table.HasIndex(e => new { e.ServiceName, e.Revision, e.Index });
        table.HasIndex(e => new { e.InstanceId, e.Revision, e.Index });
        table.HasIndex(e => new { e.Change, e.Revision, e.Index });
        table.HasIndex(e => new { e.Actor, e.Revision, e.Index });
        table.HasIndex(e => new { e.At, e.Revision, e.Index });
    }
}
