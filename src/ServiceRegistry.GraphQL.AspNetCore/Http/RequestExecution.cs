using Microsoft.AspNetCore.Http;
using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Hands an HTTP request to the newest executor, past the interceptors.</summary>
internal sealed class RequestExecution(
    IRequestExecutorProvider executors, IEnumerable<IHttpRequestInterceptor> interceptors, TimeSpan refusalDelay, TimeProvider time)
{
    // About what is read in the time that all else of a refused request takes.
    private const int BytesOfDelay = 64 * 1024;

    // So one connection keeps a processor busy with refusals for no more than a hundredth of the time.
    private const int DelayForTime = 100;

    private static readonly TimeSpan MaxDelayForTime = TimeSpan.FromSeconds(1);

    private readonly IHttpRequestInterceptor[] interceptors = [.. interceptors];

    /// <summary>What executes requests now.</summary>
    public IRequestExecutor Current => executors.Current;

    public async ValueTask<ExecutionResult> ExecuteAsync(HttpContext context, OperationRequestBuilder request)
    {
        var current = executors.Current;
        var services = new RequestServices(context);
        request.Services = services;
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

        ExecutionResult? result = null;
        var begun = time.GetTimestamp();
        try
        {
            result = current is RequestExecutor direct
                ? await direct.ExecuteDirectlyAsync(request.Create(), context.RequestAborted)
                : await current.ExecuteAsync(request.Create(), context.RequestAborted);
            if (result is OperationResult { IsRequestError: true } refused && refused.Errors.Any(IsBeyondLimit))
            {
                // Nothing of it is kept meanwhile: those who wait may be many.
                var delay = DelayOf(request.Document.Length, time.GetElapsedTime(begun));
                request.ReleaseDocument();
                await Task.Delay(delay, time, context.RequestAborted);
            }

            return result;
        }
        finally
        {
            services.EndWith(result);
        }
    }

    private TimeSpan DelayOf(int length, TimeSpan taken)
    {
        if (refusalDelay == TimeSpan.Zero)
        {
            return refusalDelay;
        }

        var (forLength, forTime) = (refusalDelay * (1 + (length / BytesOfDelay)), taken * DelayForTime);
        forTime = forTime < MaxDelayForTime ? forTime : MaxDelayForTime;
        return forLength > forTime ? forLength : forTime;
    }

    private static bool IsBeyondLimit(GraphQLError error) => error.Code is ErrorCodes.DocumentLimit or ErrorCodes.CostLimit;
}
