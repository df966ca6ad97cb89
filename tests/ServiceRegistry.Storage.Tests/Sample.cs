using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Storage.Tests;

/// <summary>Objects with every field set, so that a field which is not stored is missed.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 21, 12, 30, 15, TimeSpan.Zero).AddMicroseconds(123456);

    public static Instance Instance(string service = "orders", string key = "a", Guid? id = null) => new()
    {
        Id = id ?? Guid.NewGuid(),
        Key = key,
        Service = new ServiceKey("default", service),
        Version = "1.2.3",
        Scheme = "https",
        Host = "10.0.0.1",
        Port = 8443,
        Endpoints = [new Endpoint("admin", "http", null, 9000), new Endpoint("metrics", null, "10.0.0.2", null)],
        Tags = ["blue", "größe <b>", "\"quoted\""],
        Metadata = [new MetadataEntry("team", "shop"), new MetadataEntry("empty", "")],
        Zone = "eu-1",
        Weight = 0,
        LeaseTtl = TimeSpan.FromSeconds(30),
        DeregisterAfter = TimeSpan.FromMinutes(5),
        Maintenance = new Maintenance("upgrade", Time, Time.AddHours(1), Time.AddHours(2)),
        Checks = [Check("http"), Check("tcp") with { StatusReason = null, StatusBeforeError = null }],
        Status = HealthStatus.Maintenance,
        StatusReason = "upgrade",
        StatusChangedAt = Time.AddSeconds(-1),
        RegisteredAt = Time.AddDays(-1),
        UpdatedAt = Time,
        Revision = 7,
    };

    public static HealthCheck Check(string name) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        Strategy = "http",
        Settings = """{"path":"/health"}""",
        Secrets = new SecretSettings("encrypted", values: null),
        Interval = TimeSpan.FromSeconds(10),
        Timeout = TimeSpan.FromMilliseconds(2500),
        HealthyThreshold = 2,
        UnhealthyThreshold = 3,
        InitialStatus = HealthStatus.Degraded,
        Status = HealthStatus.Unknown,
        StatusReason = "refused",
        StatusChangedAt = Time,
        StatusBeforeError = HealthStatus.Healthy,
    };

    public static ServiceDescription Service(string name = "orders") => new()
    {
        Key = new ServiceKey("default", name),
        IsDescribed = true,
        Description = "Takes orders",
        Owner = "shop",
        Tags = ["tier-1"],
        Links = [new Link("runbook", "https://example.org/orders")],
        DependsOn = [new ServiceKey("default", "stock"), new ServiceKey("other", "mail")],
        CreatedAt = Time.AddDays(-2),
        UpdatedAt = Time,
        Revision = 3,
    };

    public static RegistryEvent Event(long revision, Instance instance, int index = 0) => new()
    {
        Revision = revision,
        Index = index,
        At = Time.AddSeconds(revision),
        Change = ChangeKind.StatusChanged,
        Namespace = instance.Service.Namespace,
        ServiceName = instance.Service.Name,
        Version = instance.Version,
        InstanceId = instance.Id,
        InstanceKey = instance.Key,
        Zone = instance.Zone,
        Tags = instance.Tags,
        Status = HealthStatus.Unhealthy,
        PreviousStatus = HealthStatus.Healthy,
        PreviousVersion = "1.2.2",
        PreviousZone = "eu-2",
        PreviousTags = ["green"],
        HasPreviousView = true,
        Reason = "http: 503",
        Actor = "health-check",
        Instance = instance,
        PreviousInstance = instance with { Status = HealthStatus.Healthy },
        Service = Service(),
    };
}
