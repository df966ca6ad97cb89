using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.AspNetCore.Http;
using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.EventStream;

/// <summary>Answers an operation as an event stream (GraphQL over SSE, distinct connections).</summary>
internal sealed class EventStreamResponse(
    GraphQLServerOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<EventStreamResponse> logger)
{
    private readonly SubscriptionDelivery delivery = new(options.Delivery, time);

    /// <summary>Writes a single answer, then completes.</summary>
    public async Task WriteAsync(HttpContext context, OperationResult result)
    {
        var writer = Start(context);
        writer.WriteNext(result.Body.Span, result.EventId);
        writer.WriteComplete();
        await writer.FlushAsync(context.RequestAborted);
    }

    /// <summary>Writes the events of a subscription until it ends, its client leaves or the server stops.</summary>
    public async Task WriteAsync(HttpContext context, ResponseStream stream)
    {
        var writer = Start(context);

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await using var output = new EventStreamOutput(writer, options.EventStreamKeepAliveInterval, time, context.RequestAborted);
        try
        {
            // The client learns at once that it is subscribed.
            await output.FlushAsync();
            await delivery.RunAsync(stream, output.SendAsync, end.Token);
            await output.CompleteAsync();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left, and with it whoever could be told.
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await output.CompleteAsync(RetryHint.Next());
        }
        catch (Exception exception)
        {
            using var error = new RequestErrorResult(UnexpectedError.Log(logger, exception));
            await output.SendAsync(error);
            await output.CompleteAsync();
        }
    }

    private static EventStreamWriter Start(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = MediaTypes.EventStreamUtf8;
        context.Response.Headers.CacheControl = "no-cache";

        // Proxies that know this header pass every event on at once.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return new EventStreamWriter(context.Response.BodyWriter);
    }
}
