using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.History;

/// <summary>A time in which an instance had one status, and a server ran to see it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Reason">Why, as it was said last.</param>
/// <param name="Since">When it began, or a server began to see it.</param>
/// <param name="Until">When it ended, or was last seen; null while it lasts.</param>
public sealed record StatusInterval(HealthStatus Status, string? Reason, DateTimeOffset Since, DateTimeOffset? Until);
