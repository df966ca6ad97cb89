using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Server.Checks;

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="HealthCheck">The new check.</param>
public sealed record AddHealthCheckPayload(CheckOfInstance? HealthCheck);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="HealthCheck">The check as it is now.</param>
/// <param name="Change">CHANGED; null where nothing differed.</param>
public sealed record UpdateHealthCheckPayload(
    CheckOfInstance? HealthCheck, ChangeKind? Change);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Instance">The instance without the check.</param>
public sealed record RemoveHealthCheckPayload(Instance? Instance);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="HealthCheckResult">How the run came out.</param>
/// <param name="HealthCheck">The check behind the run.</param>
public sealed record RunHealthCheckPayload(
    StoredResult? HealthCheckResult, CheckOfInstance? HealthCheck);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="HealthCheck">The check behind the report.</param>
public sealed record ReportHealthPayload(CheckOfInstance? HealthCheck);
