using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>What the transports allow (Hot Chocolate's name); <c>ModifyServerOptions</c> changes it.</summary>
public sealed record GraphQLServerOptions
{
    /// <summary>Whether requests by GET are answered. Default: true.</summary>
    public bool EnableGetRequests { get; set; } = true;

    /// <summary>The operations that GET may ask for; subscriptions are answered as an event stream. Default: all but mutations.</summary>
    public AllowedOperations AllowedGetOperations { get; set; } = AllowedOperations.Query | AllowedOperations.Subscription;

    /// <summary>Whether the SDL can be downloaded. Default: true.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>Whether bodies with a <c>Content-Encoding</c> of gzip, deflate or br are decoded; otherwise they are refused. Default: false.</summary>
    public bool EnableRequestDecompression { get; set; }

    /// <summary>The largest body in bytes, after decompression. Default: 1 MiB.</summary>
    public int MaxAllowedRequestSize { get; set; } = 1024 * 1024;

    /// <summary>
    /// How long the answer to a request by HTTP that passes a limit (<c>DOCUMENT_LIMIT</c>, <c>COST_LIMIT</c>) is held back at least, and as
    /// long again for each 64 KiB of its document; one that took long to refuse is held back a hundred times as long, up to a second. So
    /// whoever sends such ones without pause leaves the processor to others. Default: 20 ms; zero holds none back.
    /// </summary>
    public TimeSpan RefusalDelay { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Whether several requests may be sent as one, as a JSON array, and are answered as one. They are executed one after the other, share
    /// the limits of one request's cost, and hold no subscriptions. Default: false.
    /// </summary>
    public bool EnableBatching { get; set; }

    /// <summary>How many requests may be sent as one. Default: 10.</summary>
    public int MaxBatchSize { get; set; } = 10;

    /// <summary>
    /// Foreign origins whose pages may use the endpoint, by HTTP, event streams and WebSockets alike (<c>https://app.example.com</c>, or
    /// <c>*</c> for every one). Default: none.
    /// </summary>
    public IList<string> AllowedOrigins { get; set; } = [];

    /// <summary>The WebSocket's limits.</summary>
    public GraphQLSocketOptions Sockets { get; set; } = new();

    /// <summary>How payloads of subscriptions are queued for those who read them.</summary>
    public DeliveryOptions Delivery { get; set; } = new();

    /// <summary>How often an idle event stream gets a comment that keeps it alive. Default: 12 s.</summary>
    public TimeSpan EventStreamKeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>The explorer in the browser.</summary>
    public GraphQLToolOptions Tool { get; set; } = new();
}

/// <summary>The WebSocket's limits (Hot Chocolate's name).</summary>
public sealed record GraphQLSocketOptions
{
    /// <summary>How long a client may take for its <c>connection_init</c>. Default: 10 s.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a <c>ping</c> is sent; the socket is closed where its <c>pong</c> did not come by the next one. Default: 12 s.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>The largest message in bytes. Default: 1 MiB.</summary>
    public int MaxAllowedMessageSize { get; set; } = 1024 * 1024;

    /// <summary>How many sockets may be open at once; a further one is answered with 503. Default: 20,000.</summary>
    public int MaxSockets { get; set; } = 20_000;

    /// <summary>How many operations may run at once on one socket. Default: 1,000.</summary>
    public int MaxOperations { get; set; } = 1000;

    /// <summary>How long a peer may take for its part of the closing handshake before the connection is cut. Default: 5 s.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>The bound of what waits for one subscriber, behind the payload that is being sent.</summary>
public sealed record DeliveryOptions
{
    /// <summary>The most payloads. Default: 1,000.</summary>
    public int MaxWaitingPayloads { get; set; } = 1000;

    /// <summary>The most bytes; one payload of any size is sent where none is being sent. Default: 1 MiB.</summary>
    public long MaxWaitingBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a subscriber may leave its bound reached without taking a payload, before its operation ends with <c>RESUME_FROM</c>. Default: 5 s.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>The explorer in the browser (Hot Chocolate's name).</summary>
public sealed record GraphQLToolOptions
{
    /// <summary>Whether a browser's GET gets the explorer. Default: true.</summary>
    public bool Enable { get; set; } = true;

    /// <summary>The page's title.</summary>
    public string Title { get; set; } = "GraphQL";

    /// <summary>The folder of the explorer's files, absolute or beside the application's assemblies. Default: <c>graphql-ide</c>.</summary>
    public string Folder { get; set; } = "graphql-ide";

    /// <summary>The document that a new tab begins with; null for the explorer's own.</summary>
    public string? Document { get; set; }
}
