using System.Collections.Immutable;

namespace ServiceRegistry.Core.Model;

/// <summary>One running copy of a service at one address, as of one revision.</summary>
public sealed record Instance
{
    /// <summary>Its id; a key used again after removal gets a new one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The registrant's own name for it, unique within its service.</summary>
    public required string Key { get; init; }

    /// <summary>The service that it is a copy of.</summary>
    public required ServiceKey Service { get; init; }

    /// <summary>The version that it runs.</summary>
    public required string Version { get; init; }

    /// <summary>The scheme of its address, such as <c>https</c>.</summary>
    public string? Scheme { get; init; }

    /// <summary>A DNS name or an address.</summary>
    public required string Host { get; init; }

    /// <summary>The port of its address.</summary>
    public int? Port { get; init; }

    /// <summary>Further named addresses; <c>default</c> is not among them.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; init; } = [];

    /// <summary>Tags, in the order given, each once.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Metadata, in the order given, keys unique.</summary>
    public ImmutableArray<MetadataEntry> Metadata { get; init; } = [];

    /// <summary>Where it runs.</summary>
    public string? Zone { get; init; }

    /// <summary>Relative share of traffic, 0 to 65535.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>The time within which it must renew; null for one that stays until it is deregistered.</summary>
    public TimeSpan? LeaseTtl { get; init; }

    /// <summary>Removed once it has been unhealthy for this long; null for never.</summary>
    public TimeSpan? DeregisterAfter { get; init; }

    /// <summary>Set while it is in maintenance.</summary>
    public Maintenance? Maintenance { get; init; }

    /// <summary>What is probed for it, in the order given; names are unique.</summary>
    public ImmutableArray<HealthCheck> Checks { get; init; } = [];

    /// <summary>MAINTENANCE while it is in maintenance; otherwise the worst of its checks, HEALTHY where it has none.</summary>
    public HealthStatus Status { get; init; }

    /// <summary>Why: the worst check's name and output, or the maintenance's reason.</summary>
    public string? StatusReason { get; init; }

    /// <summary>When the status last turned.</summary>
    public DateTimeOffset StatusChangedAt { get; init; }

    /// <summary>What it counted as in discovery before the status last turned; null where it never did.</summary>
    public HealthStatus? StatusBefore { get; init; }

    /// <summary>When it was first registered.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When what was registered or commanded last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The revision of the last change to what was registered or commanded.</summary>
    public long Revision { get; init; }
}

/// <summary>A named address of an instance.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scheme">Its scheme.</param>
/// <param name="Host">Its host; null for the instance's own.</param>
/// <param name="Port">Its port.</param>
public sealed record Endpoint(string Name, string? Scheme, string? Host, int? Port);

/// <summary>One entry of an instance's metadata.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record MetadataEntry(string Key, string Value);

/// <summary>A time out of traffic.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Ends by itself then; null for when it is ended.</param>
/// <param name="DeregisterAt">The instance is removed then; null for never.</param>
public sealed record Maintenance(string? Reason, DateTimeOffset Since, DateTimeOffset? Until, DateTimeOffset? DeregisterAt);
