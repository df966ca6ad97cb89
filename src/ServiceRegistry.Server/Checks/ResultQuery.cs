using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Server.History;

namespace ServiceRegistry.Server.Checks;

/// <summary>The results of a check as a query.</summary>
internal sealed class ResultQuery(Guid checkId, CheckResults results) : IBufferedQuery<StoredResult>
{
    public IReadOnlyList<StoredResult> Head => results.Newest;

    public bool IsWhole => results.AreAll;

    public Task<IQueryable<StoredResult>> OpenAsync(bool behindHead, CancellationToken cancellationToken) => HistoryQuery<StoredResult>.OpenAsync(
        stop => results.OpenAsync(behindHead, stop), history => history.Results.Where(result => result.CheckId == checkId), cancellationToken);
}
