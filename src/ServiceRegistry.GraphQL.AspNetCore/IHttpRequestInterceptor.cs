using Microsoft.AspNetCore.Http;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>Is asked before every request by POST and GET, event streams among them (Hot Chocolate's name).</summary>
public interface IHttpRequestInterceptor
{
    /// <summary>
    /// May put state into the request, wait, or refuse it by throwing a <see cref="GraphQLException"/>: its error is answered as one of the
    /// request, as if validation had found it.
    /// </summary>
    /// <param name="context">The HTTP request.</param>
    /// <param name="requestExecutor">What will execute it.</param>
    /// <param name="requestBuilder">The request as it was read.</param>
    /// <param name="cancellationToken">Ends when the client leaves.</param>
    ValueTask OnCreateAsync(
        HttpContext context,
        IRequestExecutor requestExecutor,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken);
}

/// <summary>Lets every request through as it is (Hot Chocolate's name).</summary>
public class DefaultHttpRequestInterceptor : IHttpRequestInterceptor
{
    /// <inheritdoc />
    public virtual ValueTask OnCreateAsync(
        HttpContext context,
        IRequestExecutor requestExecutor,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
