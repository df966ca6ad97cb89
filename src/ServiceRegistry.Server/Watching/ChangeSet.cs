using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Watching;

/// <summary>All that matches up to revision has been delivered. No events: a bookmark, sent at least once a minute, to resume from.</summary>
/// <param name="Epoch">The history that the revision is of.</param>
/// <param name="Revision">The revision to resume from.</param>
/// <param name="Events">The changes, in revision order; those of one revision together.</param>
public sealed record ChangeSet([property: GraphQLType("ID!")] string Epoch, long Revision, IReadOnlyList<RegistryEvent> Events);
