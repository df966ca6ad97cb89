using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>What all sockets of an endpoint share.</summary>
internal sealed record SocketServices(
    IRequestExecutorProvider Executors,
    IReadOnlyList<ISocketSessionInterceptor> Interceptors,
    IServiceScopeFactory Scopes,
    GraphQLSocketOptions Options,
    SubscriptionDelivery Delivery,
    TimeProvider Time,
    ILogger<SocketSession> Logger);
