using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Server.Checks;

/// <summary>How one run of a check came out, and when.</summary>
[ObjectType<StoredResult>(Name = "HealthCheckResult", Ignore = [nameof(StoredResult.Id), nameof(StoredResult.CheckId)])]
internal static class HealthCheckResultType;
