using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Instances;

/// <summary>What instances can be filtered by.</summary>
internal sealed class InstanceFilterInputType : FilterInputType<Instance>
{
    /// <inheritdoc />
    protected override void Configure(IFilterInputTypeDescriptor<Instance> descriptor)
    {
        descriptor.Description("Which instances match.");
        descriptor.Field(instance => instance.Id).ID<Instance>();
        descriptor.Field(instance => instance.Key);
        descriptor.Field("namespace", instance => instance.Service.Namespace);
        descriptor.Field("serviceName", instance => instance.Service.Name);
        descriptor.Field(instance => instance.Version);
        descriptor.Field(instance => instance.Scheme);
        descriptor.Field(instance => instance.Host);
        descriptor.Field(instance => instance.Port);
        descriptor.Field(instance => instance.Tags);
        descriptor.Field(instance => instance.Metadata);
        descriptor.Field(instance => instance.Zone);
        descriptor.Field(instance => instance.Weight);
        descriptor.Field(instance => instance.Status);
        descriptor.Field(instance => instance.StatusReason);
        descriptor.Field(instance => instance.StatusChangedAt);
        descriptor.Field("ephemeral", instance => instance.LeaseTtl != null).Description("True for an instance with a lease.");
        descriptor.Field(instance => instance.Checks);
        descriptor.Field(instance => instance.RegisteredAt);
        descriptor.Field(instance => instance.UpdatedAt);
        descriptor.Field(instance => instance.Revision);
    }
}

/// <summary>What metadata can be filtered by.</summary>
internal sealed class MetadataEntryFilterInputType : FilterInputType<MetadataEntry>
{
    /// <inheritdoc />
    protected override void Configure(IFilterInputTypeDescriptor<MetadataEntry> descriptor)
    {
        descriptor.Description("Which entries match.");
        descriptor.Field(entry => entry.Key);
        descriptor.Field(entry => entry.Value);
    }
}
