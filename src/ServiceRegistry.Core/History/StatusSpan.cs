using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.History;

/// <summary>A time of one status.</summary>
/// <param name="Status">The status; null for a time in which a service had no instance.</param>
/// <param name="Since">Its beginning.</param>
/// <param name="Until">Its end.</param>
internal readonly record struct StatusSpan(HealthStatus? Status, DateTimeOffset Since, DateTimeOffset Until);
