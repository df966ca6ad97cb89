using ServiceRegistry.GraphQL.AspNetCore;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Validation;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures transports and execution (Hot Chocolate's names).</summary>
public static class TransportBuilderExtensions
{
    /// <summary>Changes what the transports allow.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder ModifyServerOptions(this IRequestExecutorBuilder builder, Action<GraphQLServerOptions> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Changes how requests are executed.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="modify">Gives the changed options (they are a record: <c>o =&gt; o with { … }</c>).</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder,
        Func<RequestExecutorOptions, RequestExecutorOptions> modify)
    {
        builder.Services.Configure<RequestExecutorSetup>(setup => setup.Requests.Add(modify));
        return builder;
    }

    /// <summary>Adds a rule that documents are held against, behind those of the specification; several in the order in which they were added.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Makes the rule for one validation: <c>context =&gt; new MyRule(context)</c>.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder AddValidationRule(this IRequestExecutorBuilder builder, Func<ValidationContext, ValidationRule> create) =>
        builder.ModifyRequestOptions(options => options with { Validation = options.Validation with { Rules = [.. options.Validation.Rules, create] } });

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

    /// <summary>Adds a listener that is called around each operation.</summary>
    /// <typeparam name="T">The listener, one for the application.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder AddOperationListener<T>(this IRequestExecutorBuilder builder)
        where T : class, IOperationListener
    {
        builder.Services.AddSingleton<IOperationListener, T>();
        return builder;
    }

    /// <summary>Adds a filter that sees each error before its client does.</summary>
    /// <typeparam name="T">The filter, one for the application.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder)
        where T : class, IErrorFilter
    {
        builder.Services.AddSingleton<IErrorFilter, T>();
        return builder;
    }
}
