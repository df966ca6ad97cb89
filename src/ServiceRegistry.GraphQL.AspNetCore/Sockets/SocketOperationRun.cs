using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>Executes one operation of a socket and sends what it comes to.</summary>
internal sealed class SocketOperationRun(
    ISocketSession session,
    SocketServices services,
    SocketWriter writer,
    SocketOperation operation,
    Action free)
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="letIn">Completes when the connection has been let in.</param>
    public async Task ExecuteAsync(OperationRequestBuilder request, Task letIn)
    {
        await using var scope = services.Scopes.CreateAsyncScope();
        request.Services = scope.ServiceProvider;
        try
        {
            await letIn.WaitAsync(operation.Cancelled);
            using var result = await StartAsync(request);
            await SendAsync(result);
            await writer.SendLastAsync(operation, ServerMessages.Complete(operation.Id), free);
        }
        catch (OperationCanceledException) when (operation.Cancelled.IsCancellationRequested)
        {
            // The client has completed it, or the socket is gone: nobody waits for an answer.
        }
        catch (Exception exception) when (!writer.Closing.IsCancellationRequested)
        {
            using var error = new RequestErrorResult(UnexpectedError.Log(services.Logger, exception));
            await SendAsync(error);
        }
    }

    private async Task<ExecutionResult> StartAsync(OperationRequestBuilder request)
    {
        try
        {
            foreach (var interceptor in services.Interceptors)
            {
                await interceptor.OnRequestAsync(session, operation.Id, request, operation.Cancelled);
            }
        }
        catch (GraphQLException refusal)
        {
            return new RequestErrorResult(refusal.Error);
        }

        return await services.Executors.Current.ExecuteAsync(request.Create(), operation.Cancelled);
    }

    private async Task SendAsync(ExecutionResult result)
    {
        switch (result)
        {
            case OperationResult single:
                await SendAsync(single);
                break;
            case ResponseStream stream:
                await services.Delivery.RunAsync(stream, SendAsync, operation.Cancelled);
                break;
            default:
                throw new InvalidOperationException($"An answer of the kind {result.GetType()} cannot be sent.");
        }
    }

    private ValueTask SendAsync(OperationResult result) => result.IsRequestError
        ? writer.SendLastAsync(operation, operation.Protocol.Error(operation.Id, result), free)
        : writer.SendNextAsync(operation, result.Body);
}
