using System.Collections;
using System.Linq.Expressions;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Server.History;

/// <summary>A query of the history with the session that it reads in, which ends with it.</summary>
internal sealed class HistoryQuery<T> : IQueryable<T>, IAsyncDisposable
{
    private readonly IStoreReadSession session;
    private readonly IQueryable<T> query;

    private HistoryQuery(IStoreReadSession session, IQueryable<T> query)
    {
        this.session = session;
        this.query = query;
    }

    public Type ElementType => query.ElementType;

    public Expression Expression => query.Expression;

    public IQueryProvider Provider => query.Provider;

    /// <summary>Opens a session and takes a query from it.</summary>
    public static async Task<IQueryable<T>> OpenAsync(
        Func<CancellationToken, Task<IStoreReadSession>> open, Func<IStoreReadSession, IQueryable<T>> take, CancellationToken cancellationToken)
    {
        var session = await open(cancellationToken);
        return new HistoryQuery<T>(session, take(session));
    }

    public IEnumerator<T> GetEnumerator() => query.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
