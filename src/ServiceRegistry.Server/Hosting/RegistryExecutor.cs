using ServiceRegistry.Core;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Validation;
using ServiceRegistry.Server.Requests;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Executes operations on the schema of the registry. It is made when it is first asked for: once the plugins are loaded.</summary>
internal sealed class RegistryExecutor(
    Registry registry, IStrategyCatalog strategies, RegistrySettings settings, TimeProvider time, ILogger<RegistryLog> log)
    : IRequestExecutorProvider
{
    private readonly Lazy<RequestExecutorProvider> executors = new(() => Create(registry, strategies, settings.GraphQL, time, log));

    public IRequestExecutor Current => executors.Value.Current;

    private static RequestExecutorProvider Create(
        Registry registry, IStrategyCatalog strategies, GraphQLSettings settings, TimeProvider time, ILogger<RegistryLog> log)
    {
        RegistryMessages.Introspection(log, settings.Introspection ? "on" : "off");
        var schema = RegistryGraphQL.CreateSchema(
            registry, strategies.Current.Strategies, settings, warning => RegistryMessages.SchemaWarning(log, warning));
        return new RequestExecutorProvider(schema, new RequestExecutorOptions
        {
            Parser = new ParserOptions
            {
                MaxTokens = settings.MaxTokens,
                MaxDepth = settings.MaxNesting,
                MaxFields = settings.MaxFields,
                MaxDirectivesPerLocation = settings.MaxDirectives,
            },
            Validation = new ValidationOptions
            {
                MaxDepth = settings.MaxNesting,
                MaxAliasesPerPlace = settings.MaxAliases,
                AllowIntrospection = settings.Introspection,
            },
            PersistedOperations = new PersistedOperationOptions
            {
                Storage = settings.PersistedDocuments is { } folder ? new FileOperationDocumentStorage(folder) : null,
                OnlyAllowPersistedDocuments = settings.OnlyPersistedDocuments,
            },
            Cost = new CostOptions { MaxFieldCost = settings.MaxCost, MaxTypeCost = settings.MaxCost },
            ExecutionTimeout = settings.ExecutionTimeout,
            Listeners = [new RegistryOperations(registry)],
            ErrorFilters = [new StorageErrors()],
            Diagnostics = new RegistryLog(log),
            TimeProvider = time,
        });
    }
}
