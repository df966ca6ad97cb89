using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Checks;

/// <summary>The results of a check.</summary>
public sealed class CheckResults
{
    private readonly Func<long, CancellationToken, Task<IStoreReadSession>> open;

    internal CheckResults(IReadOnlyList<StoredResult> newest, bool areAll, Func<long, CancellationToken, Task<IStoreReadSession>> open)
    {
        (Newest, AreAll) = (newest, areAll);
        this.open = open;
    }

    /// <summary>The last ones, newest first, with none missing between them: those that are in memory.</summary>
    public IReadOnlyList<StoredResult> Newest { get; }

    /// <summary>Whether the check has had no others.</summary>
    public bool AreAll { get; }

    /// <summary>A view of the history to query, of all checks.</summary>
    /// <param name="behindNewest">True where of this check only those behind <see cref="Newest"/> are looked at; the others it may lack.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StorageUnavailableException">Results that are looked at have not come to the store.</exception>
    public Task<IStoreReadSession> OpenAsync(bool behindNewest, CancellationToken cancellationToken) =>
        open(behindNewest && Newest.Count > 0 ? Newest[^1].Id : long.MaxValue, cancellationToken);
}
