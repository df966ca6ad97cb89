using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.GraphQL.AspNetCore;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.Server.Checks;
using ServiceRegistry.Server.Discovery;
using ServiceRegistry.Server.Plugins;
using ServiceRegistry.Server.Requests;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Makes the schema of the registry, and its way to clients.</summary>
internal static class RegistryGraphQL
{
    public static void AddRegistryGraphQL(this IServiceCollection services, RegistrySettings settings) => services
        .AddSingleton<IRequestExecutorProvider, RegistryExecutor>()
        .AddGraphQLServer()
        .ModifyServerOptions(options =>
        {
            options.AllowedOrigins = [.. settings.AllowedOrigins];
            options.EnableBatching = settings.GraphQL.Batching;
            options.EnableSchemaRequests = settings.GraphQL.Introspection;
            options.EnableRequestDecompression = settings.GraphQL.RequestDecompression;
            options.MaxAllowedRequestSize = settings.GraphQL.MaxRequestSize;
            options.RefusalDelay = settings.GraphQL.RefusalDelay;
            options.Sockets.MaxAllowedMessageSize = settings.GraphQL.MaxRequestSize;
            options.Sockets.MaxSockets = settings.Connections.MaxSockets;
            options.Sockets.KeepAliveInterval = settings.Connections.PingInterval;
            options.EventStreamKeepAliveInterval = settings.Connections.PingInterval;
            options.Tool.Title = "Service Registry";
        })
        .AddHttpRequestInterceptor<HttpCaller>()
        .AddSocketSessionInterceptor<SocketCaller>();

    /// <summary>The schema of the registry.</summary>
    /// <param name="runtimeOf">Tells what is known of a check beside what the snapshot has.</param>
    /// <param name="strategies">Those that are loaded.</param>
    /// <param name="paging">Sets the sizes of pages.</param>
    /// <param name="warn">Takes a sentence about what should not be.</param>
    public static Schema CreateSchema(
        Func<Guid, CheckRuntime> runtimeOf, IReadOnlyList<StrategyInfo> strategies, Action<PagingOptions> paging, Action<string> warn) =>
        SchemaBuilder.New()
            .SetDescription("Where services are, and how they are.")
            .OnWarning(warn)
            .AddTypes(typeof(RegistryGraphQL).Assembly)
            .AddStrategyInputs(strategies)
            .BindRuntimeType<VersionRange, VersionRangeType>()
            .AddResolverParameter(context => RequestState.Of(context.ContextData))
            .AddResolverParameter(context => RequestState.Of(context.ContextData).Snapshot)
            .AddFiltering()
            .AddFilterType(new HealthCheckFilterInputType(runtimeOf))
            .AddSorting()
            .AddMutationConventions()
            .AddGlobalObjectIdentification()
            .ModifyPagingOptions(paging)
            .Build();
}
