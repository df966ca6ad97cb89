using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Checks;

/// <summary>What checks can be filtered by; what the last run said is asked of the registry, since it is no part of a snapshot.</summary>
internal sealed class HealthCheckFilterInputType(Func<Guid, CheckRuntime> runtimeOf) : FilterInputType<HealthCheck>
{
    /// <inheritdoc />
    protected override void Configure(IFilterInputTypeDescriptor<HealthCheck> descriptor)
    {
        descriptor.Description("Which checks match.");
        descriptor.Field(check => check.Name);
        descriptor.Field(check => check.Strategy);
        descriptor.Field(check => check.Status);
        descriptor.Field("output", check => runtimeOf(check.Id).LastOutput);
        descriptor.Field("lastCheckedAt", check => runtimeOf(check.Id).LastCheckedAt);
    }
}
