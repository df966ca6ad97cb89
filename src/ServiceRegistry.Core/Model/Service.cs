using System.Collections.Immutable;

namespace ServiceRegistry.Core.Model;

/// <summary>What is said of a service by updateService, or, where nothing is, that it has instances.</summary>
public sealed record ServiceDescription
{
    /// <summary>Its name.</summary>
    public required ServiceKey Key { get; init; }

    /// <summary>True once updateService described it: it then stays without instances.</summary>
    public bool IsDescribed { get; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>Whose it is.</summary>
    public string? Owner { get; init; }

    /// <summary>Tags, each once.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Where to read on.</summary>
    public ImmutableArray<Link> Links { get; init; } = [];

    /// <summary>The services that it depends on.</summary>
    public ImmutableArray<ServiceKey> DependsOn { get; init; } = [];

    /// <summary>When it came to be.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its description last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The revision of the last change to its description; that of its coming where it has none.</summary>
    public long Revision { get; init; }
}

/// <summary>A link of a service.</summary>
/// <param name="Name">What is there.</param>
/// <param name="Url">An http or https address.</param>
public sealed record Link(string Name, string Url);

/// <summary>A service as of one revision: what is said of it, and what follows from its instances.</summary>
public sealed record Service
{
    /// <summary>What is said of it.</summary>
    public required ServiceDescription Description { get; init; }

    /// <summary>The best status among its instances; UNKNOWN where it has none.</summary>
    public HealthStatus Status { get; init; }

    /// <summary>How many instances it has.</summary>
    public int InstanceCount { get; init; }

    /// <summary>How many of them are HEALTHY.</summary>
    public int HealthyInstanceCount { get; init; }

    /// <summary>The versions of its instances, newest first, each once.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>A service that an object of the past names, and that is gone: it has no instances, and its id is the same.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="at">When the object that names it was made.</param>
    public static Service WithoutInstances(ServiceKey key, DateTimeOffset at) =>
        new() { Description = new ServiceDescription { Key = key, CreatedAt = at, UpdatedAt = at } };
}
