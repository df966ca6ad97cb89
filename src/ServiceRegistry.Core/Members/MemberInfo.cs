namespace ServiceRegistry.Core.Members;

/// <summary>A server process of those that share this registry.</summary>
/// <param name="Id">Its id; a restarted one has a new one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Url">Where it is reached; null where it was not told.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="LastSeenAt">When it last said that it lives.</param>
/// <param name="Revision">What it has seen.</param>
/// <param name="CheckCount">The checks that it runs.</param>
/// <param name="IsSelf">True for the one that answers.</param>
public sealed record MemberInfo(
    Guid Id, string Name, string? Url, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, long Revision, int CheckCount, bool IsSelf);
