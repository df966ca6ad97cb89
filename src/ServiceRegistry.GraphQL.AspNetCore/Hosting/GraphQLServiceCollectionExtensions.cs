using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServiceRegistry.GraphQL.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to an application (Hot Chocolate's names).</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Adds what <c>MapGraphQL</c> needs.</summary>
    /// <param name="services">The application's services.</param>
    /// <returns>A builder for schema, executor and transports.</returns>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GraphQLServerOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GraphQLServerOptions>, GraphQLServerOptionsValidator>());
        return new RequestExecutorBuilder(services);
    }

    /// <summary>Changes what the transports allow.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder ModifyServerOptions(this IRequestExecutorBuilder builder, Action<GraphQLServerOptions> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Adds an interceptor of HTTP requests; several are asked in the order in which they were added.</summary>
    /// <typeparam name="T">The interceptor, one for the application.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder AddHttpRequestInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, IHttpRequestInterceptor
    {
        builder.Services.AddSingleton<IHttpRequestInterceptor, T>();
        return builder;
    }

    /// <summary>Adds an interceptor of WebSockets; several are asked in the order in which they were added.</summary>
    /// <typeparam name="T">The interceptor, one for the application.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.AddSingleton<ISocketSessionInterceptor, T>();
        return builder;
    }

    private sealed record RequestExecutorBuilder(IServiceCollection Services) : IRequestExecutorBuilder;
}
