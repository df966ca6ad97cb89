namespace ServiceRegistry.Features.World;

/// <summary>What the steps read of each object.</summary>
internal static class Selections
{
    public const string Check =
        "id name strategy settings interval timeout healthyThreshold unhealthyThreshold status output duration " +
        "lastCheckedAt nextCheckAt consecutiveFailures consecutiveSuccesses";

    public const string Instance =
        "id key namespace serviceName version scheme host port url endpoints { name scheme host port url } tags metadata { key value } " +
        "zone weight status statusReason statusChangedAt maintenance { reason since until } lease { ttl renewedAt expiresAt } ephemeral " +
        $"checks {{ {Check} }} registeredAt updatedAt revision";

    public const string Service =
        "id namespace name description owner tags links { name url } status instanceCount healthyInstanceCount versions " +
        "dependencies { name } dependents { name } createdAt updatedAt revision";

    public const string Event =
        "id revision at change namespace serviceName version instanceId instanceKey zone tags status previousStatus reason actor " +
        "instance { key version status tags zone service { id name instanceCount status } checks { name } } " +
        "previousInstance { key version status tags zone }";

    public const string EndpointSet = $"revision answer instances {{ {Instance} }}";
}
