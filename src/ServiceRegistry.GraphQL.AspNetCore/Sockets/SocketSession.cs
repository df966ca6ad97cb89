using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.AspNetCore.Requests;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>
/// The server's side of a subprotocol on one socket. Breaking the protocol closes the socket with a code; an operation that fails
/// gets an <c>error</c> message; the two are never mixed.
/// </summary>
internal sealed partial class SocketSession : ISocketSession, IAsyncDisposable
{
    private readonly SocketProtocol protocol;
    private readonly SocketServices services;
    private readonly SocketWriter writer;
    private readonly KeepAlive keepAlive;
    private readonly ITimer initialisation;
    private readonly ConcurrentDictionary<string, SocketOperation> operations = new(StringComparer.Ordinal);
    private readonly TaskGroup running = new();
    private readonly TaskCompletionSource letIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool initialised;
    private volatile bool acknowledged;

    /// <summary>A socket that has been opened: its client has from now on to say hello.</summary>
    public SocketSession(IMessageChannel channel, SocketProtocol protocol, HttpContext context, SocketServices services)
    {
        this.protocol = protocol;
        this.services = services;
        HttpContext = context;
        writer = new SocketWriter(channel, services.Time, services.Options.CloseTimeout);
        keepAlive = new KeepAlive(
            services.Time,
            services.Options.KeepAliveInterval,
            protocol.KeepAliveIsAnswered,
            () => Begin(SendAsync(protocol.KeepAlive)),
            () => Begin(CloseAsync(CloseCode.Terminated, "No pong was received in time")));
        initialisation = services.Time.CreateTimer(
            _ => Begin(CloseAsync(CloseCode.ConnectionInitialisationTimeout, "Connection initialisation timeout")),
            null,
            services.Options.ConnectionInitializationTimeout,
            Timeout.InfiniteTimeSpan);
    }

    public HttpContext HttpContext { get; }

    public IDictionary<string, object?> ContextData { get; } = new ConcurrentDictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>True once the socket is being closed: messages that still come mean nothing.</summary>
    public bool IsClosing => writer.Closing.IsCancellationRequested;

    /// <summary>Takes a message of the client. The next one is handed in when the task has completed.</summary>
    public Task ReceiveAsync(ReadOnlySpan<byte> utf8)
    {
        if (IsClosing)
        {
            return Task.CompletedTask;
        }

        if (!ClientMessage.TryRead(utf8, protocol, out var message, out var problem))
        {
            return CloseAsync(CloseCode.BadRequest, problem);
        }

        switch (message.Type)
        {
            case ClientMessageType.ConnectionInit:
                return Initialise(message.Payload);
            case ClientMessageType.Ping:
                return SendAsync(ServerMessages.Pong(message.Payload));
            case ClientMessageType.Pong:
                keepAlive.OnPong();
                return Task.CompletedTask;
            case ClientMessageType.Subscribe:
                return Subscribe(message.Id!, message.Payload);
            case ClientMessageType.Terminate:
                return CloseAsync(CloseCode.NormalClosure, string.Empty);
            default:
                Complete(message.Id!);
                return Task.CompletedTask;
        }
    }

    /// <summary>Closes the socket for a reason that its messages gave no cause for.</summary>
    public Task CloseAsync(CloseCode code, string reason) => writer.CloseAsync(protocol.Translate(code), reason);

    /// <summary>Lets a task run beside the messages that come; where it fails it ends the socket, never the process.</summary>
    public void Begin(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            running.Add(GuardAsync(task));
        }
    }

    /// <summary>The server stops: completes what runs, then says goodbye with a hint. A peer that does not read is not waited for.</summary>
    public async Task ShutDownAsync()
    {
        var completing = CompleteAllAsync();
        try
        {
            await completing.WaitAsync(services.Options.CloseTimeout, services.Time);
        }
        catch (TimeoutException)
        {
            LogSlowShutDown(services.Logger);
        }

        var seconds = RetryHint.Next().TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        await CloseAsync(CloseCode.GoingAway, $"The server stops; come back in {seconds} s");
        await completing;
    }

    /// <summary>The socket is gone: ends what still runs and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync(CloseCode.NormalClosure, string.Empty);
        await initialisation.DisposeAsync();
        keepAlive.Dispose();
        await running.DrainAsync();

        if (initialised)
        {
            foreach (var interceptor in services.Interceptors)
            {
                await interceptor.OnCloseAsync(this);
            }
        }

        writer.Dispose();
    }

    private Task Initialise(ReadOnlySpan<byte> payload)
    {
        if (initialised)
        {
            return CloseAsync(CloseCode.TooManyInitialisationRequests, "Too many initialisation requests");
        }

        initialised = true;
        initialisation.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        JsonElement? init = payload.IsEmpty ? null : JsonElement.Parse(payload);

        // The socket goes on listening meanwhile: what comes before the ack has come too early.
        Begin(ConnectAsync(init));
        return Task.CompletedTask;
    }

    private async Task ConnectAsync(JsonElement? payload)
    {
        foreach (var interceptor in services.Interceptors)
        {
            var status = await interceptor.OnConnectAsync(this, payload, writer.Closing);
            if (!status.Accepted)
            {
                if (protocol.Refusal(status.Message) is { } refusal)
                {
                    await writer.SendAsync(refusal);
                }

                await CloseAsync(CloseCode.Forbidden, status.Message);
                return;
            }
        }

        // Whoever has seen the ack may start at once; what an operation sends comes behind it.
        acknowledged = true;
        keepAlive.Start();
        await writer.SendAsync(ServerMessages.ConnectionAck);
        letIn.SetResult();
    }

    private Task Subscribe(string id, ReadOnlySpan<byte> payload)
    {
        if (!acknowledged && !(initialised && protocol.MayStartEarly))
        {
            return CloseAsync(CloseCode.Unauthorized, "Unauthorized");
        }

        if (operations.ContainsKey(id))
        {
            return CloseAsync(CloseCode.SubscriberAlreadyExists, $"Subscriber for {id} already exists");
        }

        var request = new OperationRequestBuilder();
        if (!GraphQLRequestParser.TryParse(payload, request, out var error))
        {
            return CloseAsync(CloseCode.BadRequest, $"Subscribe message is invalid: {error.Message}");
        }

        if (operations.Count >= services.Options.MaxOperations)
        {
            return RefuseAsync(id);
        }

        var operation = new SocketOperation(id, protocol, writer.Closing);
        operations[id] = operation;
        Begin(RunAsync(operation, request));
        return Task.CompletedTask;
    }

    private async Task RefuseAsync(string id)
    {
        using var error = new RequestErrorResult(new GraphQLError($"At most {services.Options.MaxOperations} operations run at once on a socket.")
        {
            Code = RequestErrorCodes.TooManyOperations,
        });
        await SendAsync(protocol.Error(id, error));
    }

    private void Complete(string id)
    {
        if (operations.TryGetValue(id, out var operation) && operation.End())
        {
            Free(operation);
            operation.Cancel();
        }
    }

    private async Task CompleteAllAsync()
    {
        try
        {
            foreach (var operation in operations.Values)
            {
                await writer.SendLastAsync(operation, ServerMessages.Complete(operation.Id), () => Free(operation));
                operation.Cancel();
            }
        }
        catch (OperationCanceledException) when (IsClosing)
        {
            // Somebody closes it already.
        }
    }

    private async Task RunAsync(SocketOperation operation, OperationRequestBuilder request)
    {
        await Task.Yield();
        using (operation)
        {
            await new SocketOperationRun(this, services, writer, operation, () => Free(operation)).ExecuteAsync(request, letIn.Task);
        }
    }

    private void Free(SocketOperation operation) => operations.TryRemove(KeyValuePair.Create(operation.Id, operation));

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            await writer.SendAsync(message);
        }
        catch (OperationCanceledException) when (IsClosing)
        {
            // Nobody is there to read it.
        }
    }

    private async Task GuardAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException) when (IsClosing)
        {
            // The end of the socket is the end of all that runs on it.
        }
        catch (Exception exception)
        {
            LogFailed(services.Logger, exception);
            await CloseAsync(CloseCode.InternalServerError, "Internal server error");
        }
    }

    [LoggerMessage(LogLevel.Debug, "A WebSocket's peer did not read its last messages in time.")]
    private static partial void LogSlowShutDown(ILogger logger);

    [LoggerMessage(LogLevel.Error, "A WebSocket failed unexpectedly.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
