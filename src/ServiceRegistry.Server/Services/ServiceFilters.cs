using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Services;

/// <summary>What services can be filtered by.</summary>
internal sealed class ServiceFilterInputType : FilterInputType<Service>
{
    /// <inheritdoc />
    protected override void Configure(IFilterInputTypeDescriptor<Service> descriptor)
    {
        descriptor.Description("Which services match.");
        descriptor.Field("namespace", service => service.Description.Key.Namespace);
        descriptor.Field("name", service => service.Description.Key.Name);
        descriptor.Field("description", service => service.Description.Description);
        descriptor.Field("owner", service => service.Description.Owner);
        descriptor.Field("tags", service => service.Description.Tags);
        descriptor.Field(service => service.Status);
        descriptor.Field(service => service.InstanceCount);
        descriptor.Field(service => service.HealthyInstanceCount);
        descriptor.Field(service => service.Versions);
        descriptor.Field("createdAt", service => service.Description.CreatedAt);
        descriptor.Field("updatedAt", service => service.Description.UpdatedAt);
        descriptor.Field("revision", service => service.Description.Revision);
    }
}
