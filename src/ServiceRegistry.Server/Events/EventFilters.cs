using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Events;

/// <summary>What changes can be filtered by: as they are, and once more as a whole as the instance was before (CONTRACT.md, 7).</summary>
internal sealed class EventFilterInputType : FilterInputType<RegistryEvent>
{
    /// <inheritdoc />
    protected override void Configure(IFilterInputTypeDescriptor<RegistryEvent> descriptor)
    {
        descriptor.Description("Which changes match: those that do as they are, or as the instance was before.");
        descriptor.Field(change => change.Revision);
        descriptor.Field(change => change.At);
        descriptor.Field(change => change.Change);
        descriptor.Field(change => change.Namespace);
        descriptor.Field(change => change.ServiceName);
        descriptor.Field(change => change.InstanceId).ID<Instance>();
        descriptor.Field(change => change.InstanceKey);
        descriptor.Field(change => change.Version);
        descriptor.Field(change => change.Zone);
        descriptor.Field(change => change.Tags);
        descriptor.Field(change => change.Status);
        descriptor.Field(change => change.PreviousStatus);
        descriptor.Field(change => change.Actor);
        descriptor.OrAs(
            change => change.HasPreviousView,
            before => before
                .Field("version", change => change.PreviousVersion)
                .Field("zone", change => change.PreviousZone)
                .Field("tags", change => change.PreviousTags)
                .Field("status", change => change.PreviousStatus));
    }
}
