using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Events;

/// <summary>One change of the registry.</summary>
[ObjectType<RegistryEvent>(BindProperties = false)]
internal static class EventType
{
    /// <summary>Names the event: its revision, and its place among the events of it.</summary>
    [GraphQLType("ID!")]
    public static string GetId([Parent] RegistryEvent change) =>
        NodeIdSerializer.Format(nameof(RegistryEvent), $"{change.Revision}-{change.Index}");

    /// <summary>The number of the command that made it.</summary>
    public static long GetRevision([Parent] RegistryEvent change) => change.Revision;

    /// <summary>When that was.</summary>
    public static DateTimeOffset GetAt([Parent] RegistryEvent change) => change.At;

    /// <summary>What happened.</summary>
    public static ChangeKind GetChange([Parent] RegistryEvent change) => change.Change;

    /// <summary>The service's namespace.</summary>
    public static string GetNamespace([Parent] RegistryEvent change) => change.Namespace;

    /// <summary>The service's name.</summary>
    public static string GetServiceName([Parent] RegistryEvent change) => change.ServiceName;

    /// <summary>The instance's version; as it last was where it is removed.</summary>
    public static string? GetVersion([Parent] RegistryEvent change) => change.Version;

    /// <summary>Null where the change is of the service itself (updateService, removeService).</summary>
    [ID<Instance>]
    public static Guid? GetInstanceId([Parent] RegistryEvent change) => change.InstanceId;

    /// <summary>The instance's key.</summary>
    public static string? GetInstanceKey([Parent] RegistryEvent change) => change.InstanceKey;

    /// <summary>The instance's zone; as it last was where it is removed.</summary>
    public static string? GetZone([Parent] RegistryEvent change) => change.Zone;

    /// <summary>The instance's tags; as they last were where it is removed.</summary>
    public static IReadOnlyList<string> GetTags([Parent] RegistryEvent change) => change.Tags;

    /// <summary>The instance as this change left it, null once it is removed; its service and checks are today's.</summary>
    public static Instance? GetInstance([Parent] RegistryEvent change) => change.Instance;

    /// <summary>The instance as it was before, null for a new one; its service and checks are today's.</summary>
    public static Instance? GetPreviousInstance([Parent] RegistryEvent change) => change.PreviousInstance;

    /// <summary>The status after the change; null once it is removed.</summary>
    public static HealthStatus? GetStatus([Parent] RegistryEvent change) => change.Status;

    /// <summary>The status before the change; null for a new one.</summary>
    public static HealthStatus? GetPreviousStatus([Parent] RegistryEvent change) => change.PreviousStatus;

    /// <summary>Why.</summary>
    public static string? GetReason([Parent] RegistryEvent change) => change.Reason;

    /// <summary>Who asked for the change: a token's name, 'health-check', 'lease' or 'anonymous'.</summary>
    public static string GetActor([Parent] RegistryEvent change) => change.Actor;
}
