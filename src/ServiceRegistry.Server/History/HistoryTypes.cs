using ServiceRegistry.Core.History;

namespace ServiceRegistry.Server.History;

/// <summary>The share of one status in a window.</summary>
[ObjectType<StatusShare>]
internal static class StatusShareType;

/// <summary>A time in which an instance had one status, and a server ran to see it.</summary>
[ObjectType<StatusInterval>]
internal static class StatusIntervalType;

/// <summary>How long the runs of a check took: so many in a hundred took no longer.</summary>
[ObjectType<DurationPercentiles>]
internal static class DurationPercentilesType;
