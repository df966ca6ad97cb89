using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceRegistry.GraphQL.AspNetCore;
using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.AspNetCore.EventStream;
using ServiceRegistry.GraphQL.AspNetCore.Explorer;
using ServiceRegistry.GraphQL.AspNetCore.Http;
using ServiceRegistry.GraphQL.AspNetCore.Sockets;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts the GraphQL server at a path (Hot Chocolate's names).</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers GraphQL at a path, by POST, GET, event streams and WebSockets, with the SDL and the explorer below it. It needs no further
    /// middleware.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The path, without a slash at its end.</param>
    /// <returns>The endpoint, to put policies on.</returns>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        path = "/" + path.Trim('/');
        var endpoint = Create(endpoints, path);
        var upgrade = endpoints.CreateApplicationBuilder()
            .UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan })
            .Use(_ => endpoint.UpgradeAsync)
            .Build();
        return endpoints
            .Map($"{path}/{{**{GraphQLEndpoint.Rest}}}", context => WantsUpgrade(context.Request) ? upgrade(context) : endpoint.HandleAsync(context))
            .WithDisplayName("GraphQL");
    }

    /// <summary>By the Upgrade header of HTTP/1.1, or an extended CONNECT of HTTP/2.</summary>
    private static bool WantsUpgrade(HttpRequest request) => request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method);

    private static GraphQLEndpoint Create(IEndpointRouteBuilder endpoints, string path)
    {
        var services = endpoints.ServiceProvider;
        var options = services.GetRequiredService<IOptions<GraphQLServerOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        var logs = services.GetRequiredService<ILoggerFactory>();
        var executors = services.GetRequiredService<IRequestExecutorProvider>();
        var origins = new Origins(options.AllowedOrigins);
        var operations = new OperationHandler(
            new RequestExecution(executors, services.GetServices<IHttpRequestInterceptor>(), options.RefusalDelay, time),
            options,
            new EventStreamResponse(options, time, lifetime, logs.CreateLogger<EventStreamResponse>()),
            logs.CreateLogger<OperationHandler>());
        var sockets = new SocketServices(
            executors,
            [.. services.GetServices<ISocketSessionInterceptor>()],
            services.GetRequiredService<IServiceScopeFactory>(),
            options.Sockets,
            new SubscriptionDelivery(options.Delivery, time),
            time,
            logs.CreateLogger<SocketSession>());
        var explorer = options.Tool.Enable ? new ExplorerHandler(endpoints, path, options.Tool) : null;
        return new GraphQLEndpoint(
            options,
            operations,
            new SchemaHandler(executors),
            new SocketHandler(sockets, origins, lifetime),
            explorer,
            origins);
    }
}
