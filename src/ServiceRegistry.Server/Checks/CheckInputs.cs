using System.Text.Json;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Checks;

/// <summary>A check to make.</summary>
public sealed record HealthCheckInput
{
    /// <summary>Its name, unique within the instance; left out, it is named after its strategy.</summary>
    public string? Name { get; init; }

    /// <summary>Exactly one: which strategy, with its settings. Each loaded plugin adds its own field here.</summary>
    [GraphQLType("HealthCheckStrategyInput!")]
    public required StrategyChoice Strategy { get; init; }

    /// <summary>The time from one run to the next, 1 second to 1 day.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time that one run may take, 100 milliseconds to 1 day; a longer one than the interval counts as the interval.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Passes in a row that turn it healthy, 1 to 100.</summary>
    public int HealthyThreshold { get; init; } = 2;

    /// <summary>Failures in a row that turn it unhealthy, 1 to 100.</summary>
    public int UnhealthyThreshold { get; init; } = 3;

    /// <summary>Its status before the first result; any but MAINTENANCE.</summary>
    public HealthStatus InitialStatus { get; init; } = HealthStatus.Unknown;
}

/// <summary>The strategy chosen for a check, with its settings as they were given.</summary>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="Settings">Its settings, a JSON object.</param>
public sealed record StrategyChoice(string Strategy, JsonElement Settings);

/// <summary>A check to add to an instance.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Check">The check.</param>
/// <param name="ExpectedRevision">Held against the instance's revision.</param>
/// <param name="ClientMutationId">Names this call: repeated with the same one, it answers what the first call did.</param>
public sealed record AddHealthCheckInput(
    [property: ID<Instance>] Guid InstanceId, HealthCheckInput Check, long? ExpectedRevision, string? ClientMutationId);

/// <summary>Left out: stays. The check keeps its id and history.</summary>
public sealed record UpdateHealthCheckInput
{
    /// <summary>The check.</summary>
    [ID<CheckOfInstance>]
    public required Guid Id { get; init; }

    /// <summary>Names this call: repeated with the same one, it answers what the first call did.</summary>
    public string? ClientMutationId { get; init; }

    /// <summary>Its name, unique within the instance.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>Exactly one: which strategy, with its settings.</summary>
    [GraphQLType("HealthCheckStrategyInput")]
    public Optional<StrategyChoice?> Strategy { get; init; }

    /// <summary>The time from one run to the next.</summary>
    public Optional<TimeSpan?> Interval { get; init; }

    /// <summary>The time that one run may take.</summary>
    public Optional<TimeSpan?> Timeout { get; init; }

    /// <summary>Passes in a row that turn it healthy.</summary>
    public Optional<int?> HealthyThreshold { get; init; }

    /// <summary>Failures in a row that turn it unhealthy.</summary>
    public Optional<int?> UnhealthyThreshold { get; init; }
}

/// <summary>The check to remove.</summary>
/// <param name="Id">The check.</param>
/// <param name="ClientMutationId">Names this call: repeated with the same one, it answers what the first call did.</param>
public sealed record RemoveHealthCheckInput([property: ID<CheckOfInstance>] Guid Id, string? ClientMutationId);

/// <summary>The check to run.</summary>
/// <param name="Id">The check.</param>
public sealed record RunHealthCheckInput([property: ID<CheckOfInstance>] Guid Id);

/// <summary>The result of a check of the ttl kind, by its id.</summary>
/// <param name="Id">The check.</param>
/// <param name="Outcome">How the service is.</param>
/// <param name="Output">Why, in words.</param>
public sealed record ReportHealthInput([property: ID<CheckOfInstance>] Guid Id, CheckOutcome Outcome, string? Output);
