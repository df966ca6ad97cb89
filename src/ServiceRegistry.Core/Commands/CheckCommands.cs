using System.Collections.Immutable;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Core.Commands;

/// <summary>Adds a check to an instance.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Check">The check.</param>
/// <param name="ExpectedRevision">Held against the instance's; null for no condition.</param>
public sealed record AddHealthCheck(string Actor, Guid InstanceId, CheckDefinition Check, long? ExpectedRevision = null) : RegistryCommand(Actor);

/// <summary>Changes a check; what is not set stays, and so do its id and history.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Id">The check.</param>
public sealed record UpdateHealthCheck(string Actor, Guid Id) : RegistryCommand(Actor)
{
    public Change<string?> Name { get; init; }
    public Change<(string Strategy, string Settings)?> Strategy { get; init; }
    public SecretSettings? Secrets { get; init; }
    public ImmutableArray<ImmutableArray<string>> Masks { get; init; } = [];
    public ImmutableArray<SettingsProblem> SettingsProblems { get; init; } = [];
    public Change<TimeSpan?> Interval { get; init; }
    public Change<TimeSpan?> Timeout { get; init; }
    public Change<int?> HealthyThreshold { get; init; }
    public Change<int?> UnhealthyThreshold { get; init; }
}

/// <summary>Removes a check.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Id">The check.</param>
public sealed record RemoveHealthCheck(string Actor, Guid Id) : RegistryCommand(Actor);

/// <summary>A check's results led to another status.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Status">The status that it turned to.</param>
/// <param name="Reason">The output that turned it.</param>
/// <param name="IsError">True where an ERROR turned it: the status before is remembered.</param>
/// <param name="SettingsVersion">The check as it was when it ran: a result of a check that changed meanwhile is dropped.</param>
public sealed record TurnCheck(Guid CheckId, HealthStatus Status, string? Reason, bool IsError, HealthCheck SettingsVersion)
    : RegistryCommand("health-check");
