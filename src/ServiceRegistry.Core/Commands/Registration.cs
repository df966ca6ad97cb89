using System.Collections.Immutable;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Core.Commands;

/// <summary>What a registrant says of an instance; rules are checked when the command is applied.</summary>
public sealed record Registration
{
    /// <summary>The service.</summary>
    public required ServiceKey Service { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>The registrant's name for the instance; null to make one.</summary>
    public string? Key { get; init; }

    /// <summary>The registrant's name for the call; among several instances it is refused, as a call has one name.</summary>
    public string? ClientMutationId { get; init; }

    /// <summary>The scheme.</summary>
    public string? Scheme { get; init; }

    /// <summary>The host; the caller's address was filled in where none was given.</summary>
    public required string Host { get; init; }

    /// <summary>The port.</summary>
    public int? Port { get; init; }

    /// <summary>Further named addresses.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; init; } = [];

    /// <summary>Tags.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Metadata.</summary>
    public ImmutableArray<MetadataEntry> Metadata { get; init; } = [];

    /// <summary>The zone.</summary>
    public string? Zone { get; init; }

    /// <summary>Relative share of traffic.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>The lease.</summary>
    public TimeSpan? LeaseTtl { get; init; }

    /// <summary>Removal after being unhealthy for so long.</summary>
    public TimeSpan? DeregisterAfter { get; init; }

    /// <summary>The checks.</summary>
    public ImmutableArray<CheckDefinition> Checks { get; init; } = [];

    /// <summary>Held against the instance of the key; null for no condition.</summary>
    public long? ExpectedRevision { get; init; }
}

/// <summary>What a registrant says of a check.</summary>
public sealed record CheckDefinition
{
    /// <summary>The name; null for one made from the strategy's.</summary>
    public string? Name { get; init; }

    /// <summary>The strategy's name.</summary>
    public required string Strategy { get; init; }

    /// <summary>The settings as JSON; normalised by the strategy catalog before the command is made, a mask in the place of each secret.</summary>
    public required string Settings { get; init; }

    /// <summary>The secrets that are given; null where none are.</summary>
    public SecretSettings? Secrets { get; init; }

    /// <summary>Where a mask is given in place of a secret, to keep the one that is stored: from the settings down.</summary>
    public ImmutableArray<ImmutableArray<string>> Masks { get; init; } = [];

    /// <summary>What the strategy says is wrong with the settings; empty where nothing is.</summary>
    public ImmutableArray<SettingsProblem> SettingsProblems { get; init; } = [];

    /// <summary>The time between runs.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time that a run may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Passes in a row that turn it healthy.</summary>
    public int HealthyThreshold { get; init; } = 2;

    /// <summary>Failures in a row that turn it unhealthy.</summary>
    public int UnhealthyThreshold { get; init; } = 3;

    /// <summary>The status before the first result.</summary>
    public HealthStatus InitialStatus { get; init; } = HealthStatus.Unknown;
}
