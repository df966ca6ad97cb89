using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Checks;

namespace ServiceRegistry.Server.Instances;

/// <summary>What is registered of an instance.</summary>
public sealed record RegisterInstanceInput
{
    /// <summary>The namespace of its service.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>The service that it is a copy of.</summary>
    public required string Service { get; init; }

    /// <summary>The version that it runs.</summary>
    public required string Version { get; init; }

    /// <summary>Left out, the registry makes one, and every call adds an instance.</summary>
    public string? Key { get; init; }

    /// <summary>The scheme of its address, such as https.</summary>
    public string? Scheme { get; init; }

    /// <summary>Left out, the address that the request came from.</summary>
    public string? Host { get; init; }

    /// <summary>The port of its address.</summary>
    public int? Port { get; init; }

    /// <summary>Further named addresses of the same instance; the one above is named default.</summary>
    public IReadOnlyList<EndpointInput> Endpoints { get; init; } = [];

    /// <summary>Words to find it by; repeated ones are one.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Named values to find it by.</summary>
    public IReadOnlyList<MetadataEntryInput> Metadata { get; init; } = [];

    /// <summary>Where it runs.</summary>
    public string? Zone { get; init; }

    /// <summary>Relative share of traffic, 0 to 65535.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>With it the instance must renew within this time, and is removed once it has missed it.</summary>
    public TimeSpan? LeaseTtl { get; init; }

    /// <summary>Removes the instance once it has been UNHEALTHY for this long.</summary>
    public TimeSpan? DeregisterAfter { get; init; }

    /// <summary>What is probed for it.</summary>
    public IReadOnlyList<HealthCheckInput> Checks { get; init; } = [];

    /// <summary>Held against the revision of the instance with this key; 0 where it must be new.</summary>
    public long? ExpectedRevision { get; init; }

    /// <summary>Names this call: repeated with the same one, it answers what the first call did.</summary>
    public string? ClientMutationId { get; init; }
}

/// <summary>A further named address of an instance.</summary>
/// <param name="Name">What it is for, such as admin or metrics.</param>
/// <param name="Scheme">Its scheme.</param>
/// <param name="Host">Its host; left out, the instance's own.</param>
/// <param name="Port">Its port.</param>
public sealed record EndpointInput(string Name, string? Scheme, string? Host, int? Port);

/// <summary>A named value.</summary>
/// <param name="Key">The name.</param>
/// <param name="Value">The value.</param>
public sealed record MetadataEntryInput(string Key, string Value);

/// <summary>Instances to register together.</summary>
/// <param name="Instances">1 to 1000 of them.</param>
/// <param name="ClientMutationId">Names this call: repeated with the same one, it answers what the first call did.</param>
public sealed record RegisterInstancesInput(IReadOnlyList<RegisterInstanceInput> Instances, string? ClientMutationId);

/// <summary>Left out: stays. Null: cleared, where it can be null.</summary>
public sealed record UpdateInstanceInput
{
    /// <summary>The instance.</summary>
    [ID<Instance>]
    public required Guid Id { get; init; }

    /// <summary>Held against the instance's revision.</summary>
    public long? ExpectedRevision { get; init; }

    /// <summary>Names this call: repeated with the same one, it answers what the first call did.</summary>
    public string? ClientMutationId { get; init; }

    /// <summary>The version that it runs.</summary>
    public Optional<string?> Version { get; init; }

    /// <summary>The scheme of its address.</summary>
    public Optional<string?> Scheme { get; init; }

    /// <summary>A DNS name or an address.</summary>
    public Optional<string?> Host { get; init; }

    /// <summary>The port of its address.</summary>
    public Optional<int?> Port { get; init; }

    /// <summary>Further named addresses.</summary>
    public Optional<IReadOnlyList<EndpointInput>?> Endpoints { get; init; }

    /// <summary>Words to find it by.</summary>
    public Optional<IReadOnlyList<string>?> Tags { get; init; }

    /// <summary>Named values to find it by.</summary>
    public Optional<IReadOnlyList<MetadataEntryInput>?> Metadata { get; init; }

    /// <summary>Where it runs.</summary>
    public Optional<string?> Zone { get; init; }

    /// <summary>Relative share of traffic, 0 to 65535.</summary>
    public Optional<int?> Weight { get; init; }

    /// <summary>Null makes it permanent; a value makes it renew within this time from now on.</summary>
    public Optional<TimeSpan?> LeaseTtl { get; init; }

    /// <summary>Removes the instance once it has been UNHEALTHY for this long.</summary>
    public Optional<TimeSpan?> DeregisterAfter { get; init; }
}

/// <summary>The instance to remove.</summary>
/// <param name="Id">The instance.</param>
/// <param name="ExpectedRevision">Held against the instance's revision.</param>
/// <param name="ClientMutationId">Names this call: repeated with the same one, it answers what the first call did.</param>
public sealed record DeregisterInstanceInput([property: ID<Instance>] Guid Id, long? ExpectedRevision, string? ClientMutationId);

/// <summary>The instance that is alive.</summary>
/// <param name="Id">The instance.</param>
public sealed record RenewLeaseInput([property: ID<Instance>] Guid Id);

/// <summary>The instance to take out of traffic.</summary>
/// <param name="Id">The instance.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Ends by itself then.</param>
/// <param name="DeregisterAfter">Deregisters it this long after the start.</param>
/// <param name="ExpectedRevision">Held against the instance's revision.</param>
/// <param name="ClientMutationId">Names this call: repeated with the same one, it answers what the first call did.</param>
public sealed record StartMaintenanceInput(
    [property: ID<Instance>] Guid Id,
    string? Reason,
    DateTimeOffset? Until,
    TimeSpan? DeregisterAfter,
    long? ExpectedRevision,
    string? ClientMutationId);

/// <summary>The instance to bring back into traffic.</summary>
/// <param name="Id">The instance.</param>
/// <param name="ExpectedRevision">Held against the instance's revision.</param>
/// <param name="ClientMutationId">Names this call: repeated with the same one, it answers what the first call did.</param>
public sealed record EndMaintenanceInput([property: ID<Instance>] Guid Id, long? ExpectedRevision, string? ClientMutationId);
