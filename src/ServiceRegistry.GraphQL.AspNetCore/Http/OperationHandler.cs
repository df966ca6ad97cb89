using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.AspNetCore.EventStream;
using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Answers a request by POST or GET: read, execute, write.</summary>
internal sealed partial class OperationHandler(
    RequestExecution execution,
    GraphQLServerOptions options,
    EventStreamResponse eventStream,
    ILogger<OperationHandler> logger)
{
    private readonly BatchHandler batches = new(execution);

    public Task PostAsync(HttpContext context)
    {
        if (!IsJson(context.Request.ContentType))
        {
            return HttpFailure.UnsupportedMediaType("A request is sent as application/json in UTF-8.").WriteAsync(context);
        }

        return Negotiated(context, out var accepted) is { } refused ? refused : PostAsync(context, accepted!);
    }

    public Task GetAsync(HttpContext context) =>
        Negotiated(context, out var accepted) is { } refused ? refused : GetAsync(context, accepted!);

    private static Task? Negotiated(HttpContext context, out Accepted? accepted)
    {
        context.Response.Headers.Append("Vary", "Accept");
        accepted = Accepted.From(context.Request);
        if (accepted is null)
        {
            return HttpFailure.BadRequest("The Accept header cannot be read.", RequestErrorCodes.InvalidAccept).WriteAsync(context);
        }

        return accepted.ContentType is null && !accepted.EventStream
            ? HttpFailure.NotAcceptable(
                "Answers are given as application/json, application/graphql-response+json or text/event-stream.").WriteAsync(context)
            : null;
    }

    private async Task PostAsync(HttpContext context, Accepted accepted)
    {
        var request = new OperationRequestBuilder { Executor = execution.Current as RequestExecutor };
        try
        {
            var body = await RequestBody.ReadAsync(context, options, request);
            if (body.Failure is { } failure)
            {
                await failure.WriteAsync(context, accepted.ContentType);
                return;
            }

            await ExecuteAsync(context, accepted, request, body.Batch);
        }
        finally
        {
            request.ReleaseDocument();
        }
    }

    private async Task GetAsync(HttpContext context, Accepted accepted)
    {
        var query = context.Request.Query;
        var request = new OperationRequestBuilder { Allowed = options.AllowedGetOperations };
        if (!GraphQLRequestParser.TryParse(query["query"], query["id"], query["operationName"], query["variables"], query["extensions"], request, out var error))
        {
            await new HttpFailure(StatusCodes.Status400BadRequest, error).WriteAsync(context, accepted.ContentType);
            return;
        }

        await ExecuteAsync(context, accepted, request);
    }

    private async Task ExecuteAsync(
        HttpContext context, Accepted accepted, OperationRequestBuilder request, IReadOnlyList<OperationRequestBuilder>? batch = null)
    {
        try
        {
            if (batch is not null)
            {
                await batches.ExecuteAsync(context, accepted, batch);
                return;
            }

            using var result = await execution.ExecuteAsync(context, request);
            await WriteAsync(context, accepted, result);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogClientLeft(logger);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var error = UnexpectedError.Log(logger, exception);
            await new HttpFailure(StatusCodes.Status500InternalServerError, error).WriteAsync(context, accepted.ContentType);
        }
    }

    private Task WriteAsync(HttpContext context, Accepted accepted, ExecutionResult result) => result switch
    {
        ResponseStream stream when accepted.EventStream => eventStream.WriteAsync(context, stream),
        ResponseStream => HttpFailure.NotAcceptable("A subscription is answered as text/event-stream, or over a WebSocket.").WriteAsync(context),
        OperationResult single when HttpResults.IsOperationNotAllowed(single) => NotAllowedAsync(context, accepted, single),
        OperationResult single when accepted.OnlyEventStream => eventStream.WriteAsync(context, single),
        OperationResult single => HttpResults.WriteAsync(context, single, HttpResults.StatusOf(single, accepted.ContentType!), accepted.ContentType!),
        _ => throw new InvalidOperationException($"An answer of the kind {result.GetType()} cannot be written."),
    };

    /// <summary>A GET may not change anything: a crawler, a prefetch or a foreign page's image would.</summary>
    private static Task NotAllowedAsync(HttpContext context, Accepted accepted, OperationResult result)
    {
        context.Response.Headers.Allow = HttpMethods.Post;
        return HttpResults.WriteAsync(context, result, StatusCodes.Status405MethodNotAllowed, accepted.ContentType ?? MediaTypes.JsonUtf8);
    }

    private static bool IsJson(string? contentType) =>
        contentType is MediaTypes.Json or MediaTypes.JsonUtf8
        || (Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    [LoggerMessage(LogLevel.Debug, "The client left before its answer was there.")]
    private static partial void LogClientLeft(ILogger logger);
}
