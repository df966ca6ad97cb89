using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Checks;

/// <summary>What came of running a check now, or of reporting for it.</summary>
/// <param name="Errors">Why not; none where it was done.</param>
/// <param name="Result">The result.</param>
/// <param name="Check">The check behind it.</param>
/// <param name="Instance">The check's instance behind it.</param>
public sealed record CheckRun(
    ImmutableArray<CommandError> Errors, StoredResult? Result = null, HealthCheck? Check = null, Instance? Instance = null);
