using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Events;

/// <summary>What events can be ordered by; the newest first where nothing is asked for (CONTRACT.md, 22).</summary>
internal sealed class EventSortInputType : SortInputType<RegistryEvent>
{
    /// <inheritdoc />
    protected override void Configure(ISortInputTypeDescriptor<RegistryEvent> descriptor)
    {
        descriptor.Description("What goes first. The fields of one item count in the order of this type.");
        descriptor.Field(change => change.Revision);
        descriptor.Field(change => change.At);
        descriptor.OrderByDescending(change => change.Revision).OrderByDescending(change => change.Index);
        descriptor.Key(change => change.Revision).Key(change => change.Index);
    }
}
