using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>
/// Builds the schema that the application configured, anew at each call: where its parts have changed, give the result to
/// <see cref="Execution.RequestExecutorProvider.Swap"/>.
/// </summary>
public sealed partial class SchemaFactory
{
    private readonly IServiceProvider services;
    private readonly RequestExecutorSetup setup;
    private readonly ILogger<SchemaFactory> logger;

    internal SchemaFactory(IServiceProvider services, IOptions<RequestExecutorSetup> setup, ILogger<SchemaFactory> logger)
    {
        this.services = services;
        this.setup = setup.Value;
        this.logger = logger;
    }

    /// <summary>Builds a schema.</summary>
    /// <exception cref="SchemaException">Something is wrong with its classes; all of it is said at once.</exception>
    public Schema Create()
    {
        var builder = SchemaBuilder.New().OnWarning(warning => LogWarning(logger, warning));
        foreach (var configure in setup.Schema)
        {
            configure(services, builder);
        }

        return builder.Build();
    }

    internal void OnUpdateFailed(Exception exception) => LogUpdateFailed(logger, exception);

    [LoggerMessage(LogLevel.Error, "The schema could not be made anew; the one before it stays in use.")]
    private static partial void LogUpdateFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The schema: {Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);
}
