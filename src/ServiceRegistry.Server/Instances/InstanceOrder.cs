using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Instances;

/// <summary>What instances can be ordered by; by namespace, service, registration and id where nothing is asked for (CONTRACT.md, 22).</summary>
internal sealed class InstanceSortInputType : SortInputType<Instance>
{
    /// <inheritdoc />
    protected override void Configure(ISortInputTypeDescriptor<Instance> descriptor)
    {
        descriptor.Description("What goes first. The fields of one item count in the order of this type.");
        descriptor.Field(instance => instance.Key);
        descriptor.Field("namespace", instance => instance.Service.Namespace);
        descriptor.Field("serviceName", instance => instance.Service.Name);
        descriptor.Field(instance => instance.Version);
        descriptor.Field(instance => instance.Host);
        descriptor.Field(instance => instance.Port);
        descriptor.Field(instance => instance.Zone);
        descriptor.Field(instance => instance.Weight);
        descriptor.Field(instance => instance.Status);
        descriptor.Field(instance => instance.StatusChangedAt);
        descriptor.Field(instance => instance.RegisteredAt);
        descriptor.Field(instance => instance.UpdatedAt);
        descriptor.Field(instance => instance.Revision);
        descriptor.OrderBy(instance => instance.Service.Namespace)
            .OrderBy(instance => instance.Service.Name)
            .OrderBy(instance => instance.RegisteredAt)
            .Key(instance => instance.Id);
    }
}
