using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Services;

/// <summary>What services can be ordered by; by namespace and name where nothing is asked for (CONTRACT.md, 22).</summary>
internal sealed class ServiceSortInputType : SortInputType<Service>
{
    /// <inheritdoc />
    protected override void Configure(ISortInputTypeDescriptor<Service> descriptor)
    {
        descriptor.Description("What goes first. The fields of one item count in the order of this type.");
        descriptor.Field("namespace", service => service.Description.Key.Namespace);
        descriptor.Field("name", service => service.Description.Key.Name);
        descriptor.Field("owner", service => service.Description.Owner);
        descriptor.Field(service => service.Status);
        descriptor.Field(service => service.InstanceCount);
        descriptor.Field("createdAt", service => service.Description.CreatedAt).Description("When it came to be.");
        descriptor.Field("updatedAt", service => service.Description.UpdatedAt).Description("When what is said of it last changed.");
        descriptor.Field("revision", service => service.Description.Revision).Description("The revision of the last change to what is said of it.");
        descriptor.Key(service => service.Description.Key.Namespace).Key(service => service.Description.Key.Name);
    }
}
