using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Checks;

/// <summary>What is in memory of the results of a check.</summary>
/// <param name="Newest">The last ones, newest first, with none missing between them.</param>
/// <param name="AreAll">Whether the check has had no others.</param>
/// <param name="ArePlaced">Whether it is known that those from before this process are not later.</param>
internal sealed record RecentResults(IReadOnlyList<StoredResult> Newest, bool AreAll, bool ArePlaced);
