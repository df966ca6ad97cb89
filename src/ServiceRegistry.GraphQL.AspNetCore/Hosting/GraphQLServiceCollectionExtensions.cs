using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceRegistry.GraphQL.AspNetCore;
using ServiceRegistry.GraphQL.Execution;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to an application (Hot Chocolate's names).</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <c>MapGraphQL</c> needs. The schema is built when the endpoint is mapped; <see cref="SchemaUpdates"/> makes it
    /// anew.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <returns>A builder for schema, executor and transports.</returns>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GraphQLServerOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GraphQLServerOptions>, GraphQLServerOptionsValidator>());
        services.TryAddSingleton(provider => new SchemaFactory(
            provider,
            provider.GetRequiredService<IOptions<RequestExecutorSetup>>(),
            provider.GetRequiredService<ILogger<SchemaFactory>>()));
        services.TryAddSingleton(CreateExecutors);
        services.TryAddSingleton(CreateUpdates);
        services.TryAddSingleton<IRequestExecutorProvider>(provider => provider.GetRequiredService<RequestExecutorProvider>());
        return new RequestExecutorBuilder(services);
    }

    private static RequestExecutorProvider CreateExecutors(IServiceProvider services)
    {
        var options = RequestExecutorOptions.Default with
        {
            Listeners = [.. services.GetServices<IOperationListener>()],
            ErrorFilters = [.. services.GetServices<IErrorFilter>()],
            Services = services,
            Diagnostics = new ExecutionLog(services.GetRequiredService<ILogger<ExecutionLog>>()),
            TimeProvider = services.GetRequiredService<TimeProvider>(),
        };
        var setup = services.GetRequiredService<IOptions<RequestExecutorSetup>>().Value;
        foreach (var modify in setup.Requests)
        {
            options = modify(options);
        }

        foreach (var module in setup.Modules)
        {
            ((ITypeModule)services.GetRequiredService(module)).TypesChanged += (_, _) => services.GetRequiredService<SchemaUpdates>().RequestAsync();
        }

        return new RequestExecutorProvider(services.GetRequiredService<SchemaFactory>().Create(), options);
    }

    private static SchemaUpdates CreateUpdates(IServiceProvider services)
    {
        var factory = services.GetRequiredService<SchemaFactory>();
        return new SchemaUpdates(services.GetRequiredService<RequestExecutorProvider>(), factory.Create, factory.OnUpdateFailed);
    }

    private sealed record RequestExecutorBuilder(IServiceCollection Services) : IRequestExecutorBuilder;
}
