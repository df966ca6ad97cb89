using Microsoft.AspNetCore.Http;
using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Hands an HTTP request to the newest executor, past the interceptors.</summary>
internal sealed class RequestExecution(IRequestExecutorProvider executors, IEnumerable<IHttpRequestInterceptor> interceptors)
{
    private readonly IHttpRequestInterceptor[] interceptors = [.. interceptors];

    public async Task<ExecutionResult> ExecuteAsync(HttpContext context, OperationRequestBuilder request)
    {
        var current = executors.Current;
        request.Services = context.RequestServices;
        if (context.Request.Headers.TryGetValue(GraphQLContextKeys.LastEventId, out var lastEventId) && lastEventId.ToString() is { Length: > 0 } id)
        {
            request.SetGlobalState(GraphQLContextKeys.LastEventId, id);
        }

        if (context.Request.Headers.TryGetValue(CostHeader.Name, out var reporting) && !CostHeader.TryRead(reporting, request))
        {
            return new RequestErrorResult(CostHeader.Error);
        }

        try
        {
            foreach (var interceptor in interceptors)
            {
                await interceptor.OnCreateAsync(context, current, request, context.RequestAborted);
            }
        }
        catch (GraphQLException refusal)
        {
            return new RequestErrorResult(refusal.Error);
        }

        return await current.ExecuteAsync(request.Create(), context.RequestAborted);
    }
}
