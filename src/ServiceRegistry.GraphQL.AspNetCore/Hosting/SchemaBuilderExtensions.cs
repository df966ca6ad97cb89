using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceRegistry.GraphQL;
using ServiceRegistry.GraphQL.AspNetCore;
using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Types;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures the schema: each call is one of <see cref="SchemaBuilder"/> (Hot Chocolate's names).</summary>
public static class SchemaBuilderExtensions
{
    /// <summary>Configures the schema with what only a running application knows; called again whenever it is built again.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Gets the application's services and the schema's builder.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder ConfigureSchema(
        this IRequestExecutorBuilder builder,
        Action<IServiceProvider, SchemaBuilder> configure)
    {
        builder.Services.Configure<RequestExecutorSetup>(setup => setup.Schema.Add(configure));
        return builder;
    }

    /// <summary>Configures the schema.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Gets the schema's builder.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder ConfigureSchema(this IRequestExecutorBuilder builder, Action<SchemaBuilder> configure) =>
        builder.ConfigureSchema((_, schema) => configure(schema));

    /// <summary>Adds a part of the schema that may change while the server runs.</summary>
    /// <typeparam name="T">The module, one for the application.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder AddTypeModule<T>(this IRequestExecutorBuilder builder)
        where T : class, ITypeModule
    {
        builder.Services.TryAddSingleton<T>();
        builder.Services.Configure<RequestExecutorSetup>(setup => setup.Modules.Add(typeof(T)));
        return builder.ConfigureSchema((services, schema) => services.GetRequiredService<T>().ConfigureSchema(schema));
    }

    /// <summary>Adds the schema's classes in the calling assembly.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IRequestExecutorBuilder AddTypes(this IRequestExecutorBuilder builder) => builder.AddTypes(Assembly.GetCallingAssembly());

    /// <summary>Adds the schema's classes in an assembly.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The builder.</returns>
    public static IRequestExecutorBuilder AddTypes(this IRequestExecutorBuilder builder, Assembly assembly) =>
        builder.ConfigureSchema(schema => schema.AddTypes(assembly));

    /// <inheritdoc cref="SchemaBuilder.AddType{T}" />
    public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(schema => schema.AddType<T>());

    /// <inheritdoc cref="SchemaBuilder.AddQueryType{T}" />
    public static IRequestExecutorBuilder AddQueryType<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(schema => schema.AddQueryType<T>());

    /// <inheritdoc cref="SchemaBuilder.AddMutationType{T}" />
    public static IRequestExecutorBuilder AddMutationType<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(schema => schema.AddMutationType<T>());

    /// <inheritdoc cref="SchemaBuilder.AddSubscriptionType{T}" />
    public static IRequestExecutorBuilder AddSubscriptionType<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(schema => schema.AddSubscriptionType<T>());

    /// <inheritdoc cref="SchemaBuilder.AddTypeExtension" />
    public static IRequestExecutorBuilder AddTypeExtension<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(schema => schema.AddTypeExtension(typeof(T)));

    /// <inheritdoc cref="SchemaBuilder.BindRuntimeType{TRuntime, TScalar}" />
    public static IRequestExecutorBuilder BindRuntimeType<TRuntime, TScalar>(this IRequestExecutorBuilder builder)
        where TScalar : ScalarType, new() => builder.ConfigureSchema(schema => schema.BindRuntimeType<TRuntime, TScalar>());

    /// <inheritdoc cref="SchemaBuilder.AddDirectiveType{T}" />
    public static IRequestExecutorBuilder AddDirectiveType<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(schema => schema.AddDirectiveType<T>());

    /// <inheritdoc cref="SchemaBuilder.AddDataLoader{T}" />
    public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder)
        where T : IDataLoader => builder.ConfigureSchema(schema => schema.AddDataLoader<T>());

    /// <inheritdoc cref="SchemaBuilder.AddDataLoader(Type)" />
    public static IRequestExecutorBuilder AddDataLoader(this IRequestExecutorBuilder builder, Type type) =>
        builder.ConfigureSchema(schema => schema.AddDataLoader(type));

    /// <inheritdoc cref="SchemaBuilder.AddFiltering" />
    public static IRequestExecutorBuilder AddFiltering(this IRequestExecutorBuilder builder, Action<FilterOptions>? configure = null) =>
        builder.ConfigureSchema(schema => schema.AddFiltering(configure));

    /// <inheritdoc cref="SchemaBuilder.AddSorting" />
    public static IRequestExecutorBuilder AddSorting(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(schema => schema.AddSorting());

    /// <inheritdoc cref="SchemaBuilder.ModifyPagingOptions" />
    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> configure) =>
        builder.ConfigureSchema(schema => schema.ModifyPagingOptions(configure));

    /// <inheritdoc cref="SchemaBuilder.AddMutationConventions" />
    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(schema => schema.AddMutationConventions());

    /// <inheritdoc cref="SchemaBuilder.AddGlobalObjectIdentification" />
    public static IRequestExecutorBuilder AddGlobalObjectIdentification(this IRequestExecutorBuilder builder, int maxNodes = 50) =>
        builder.ConfigureSchema(schema => schema.AddGlobalObjectIdentification(maxNodes));
}
