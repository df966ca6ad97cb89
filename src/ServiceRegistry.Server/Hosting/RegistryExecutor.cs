using ServiceRegistry.Core;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.GraphQL.Validation;
using ServiceRegistry.Server.Requests;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Hosting;

/// <summary>
/// Executes operations on the schema of the registry. It is made when it is first asked for, once the plugins are loaded, and again
/// whenever they have changed.
/// </summary>
internal sealed class RegistryExecutor : IRequestExecutorProvider, IDisposable
{
    private readonly Registry registry;
    private readonly IStrategyCatalog strategies;
    private readonly IServiceProvider services;
    private readonly GraphQLSettings settings;
    private readonly ILogger<RegistryLog> log;
    private readonly Lazy<RequestExecutorProvider> executors;
    private readonly Lazy<SchemaUpdates> updates;

    public RegistryExecutor(
        Registry registry, IStrategyCatalog strategies, IServiceProvider services, RegistrySettings settings, TimeProvider time, ILogger<RegistryLog> log)
    {
        this.registry = registry;
        this.strategies = strategies;
        this.services = services;
        this.settings = settings.GraphQL;
        this.log = log;
        executors = new Lazy<RequestExecutorProvider>(() => Create(time));
        updates = new Lazy<SchemaUpdates>(
            () => new SchemaUpdates(executors.Value, CreateSchema, exception => RegistryMessages.SchemaFailed(log, exception)));
        strategies.Changed += OnChanged;
    }

    public IRequestExecutor Current => executors.Value.Current;

    public void Dispose() => strategies.Changed -= OnChanged;

    /// <summary>Makes the schema anew; completes when it is in use.</summary>
    public Task UpdateAsync() => updates.Value.RequestAsync();

    // Before anybody has asked there is nothing to change over from.
    private void OnChanged()
    {
        if (executors.IsValueCreated)
        {
            _ = UpdateAsync();
        }
    }

    private Schema CreateSchema() => RegistryGraphQL.CreateSchema(
        registry.RuntimeOf, strategies.Current.Strategies, SetPageSizes, warning => RegistryMessages.SchemaWarning(log, warning));

    private void SetPageSizes(PagingOptions paging)
    {
        paging.DefaultPageSize = settings.DefaultPageSize;
        paging.MaxPageSize = settings.MaxPageSize;
    }

    private RequestExecutorProvider Create(TimeProvider time)
    {
        RegistryMessages.Introspection(log, settings.Introspection ? "on" : "off");
        return new RequestExecutorProvider(CreateSchema(), new RequestExecutorOptions
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
            MaxVariableValues = settings.MaxVariableValues,
            ExecutionTimeout = settings.ExecutionTimeout,
            Listeners = [new RegistryOperations(registry)],
            ErrorFilters = [new StorageErrors()],
            Services = services,
            Diagnostics = new RegistryLog(log),
            TimeProvider = time,
        });
    }
}
