using System.Net;
using ServiceRegistry.Plugins.Egress;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Server.Settings;

/// <summary>Everything that can be set, read and checked once at the start.</summary>
/// <param name="ConnectionString">Where the registry is stored.</param>
/// <param name="Storage">Which kind of database that is.</param>
/// <param name="Plugins">Where check plugins are found.</param>
/// <param name="HealthChecks">How checks are run.</param>
/// <param name="Events">How much of the change log is kept.</param>
/// <param name="History">How long results of checks are kept.</param>
/// <param name="AllowedOrigins">Origins whose pages may use the API; none unless set.</param>
/// <param name="KnownProxies">Addresses of proxies whose word on the caller's address is taken.</param>
/// <param name="GraphQL">Limits of documents and operations.</param>
public sealed record RegistrySettings(
    string ConnectionString,
    StorageProvider Storage,
    PluginsSettings Plugins,
    HealthChecksSettings HealthChecks,
    EventsSettings Events,
    HistorySettings History,
    IReadOnlyList<string> AllowedOrigins,
    IReadOnlyList<IPAddress> KnownProxies,
    GraphQLSettings GraphQL);

/// <summary>Where check plugins are found.</summary>
/// <param name="Path">A folder with one folder a plugin.</param>
public sealed record PluginsSettings(string Path);

/// <summary>How checks are run.</summary>
/// <param name="MaxConcurrency">Runs at once in all.</param>
/// <param name="MaxPerHost">Runs at once against one host.</param>
/// <param name="Egress">What checks may connect to.</param>
public sealed record HealthChecksSettings(int MaxConcurrency, int MaxPerHost, EgressPolicy Egress);

/// <summary>How much of the change log is kept.</summary>
/// <param name="RetentionCount">Events kept at the most.</param>
/// <param name="RetentionAge">Older events go.</param>
public sealed record EventsSettings(int RetentionCount, TimeSpan RetentionAge);

/// <summary>How long results of checks are kept.</summary>
/// <param name="RetentionAge">Older results go.</param>
public sealed record HistorySettings(TimeSpan RetentionAge);

/// <summary>Limits of documents and operations.</summary>
/// <param name="Introspection">True where the schema may be asked for.</param>
/// <param name="MaxTokens">Tokens in a document.</param>
/// <param name="MaxNesting">Nested selections, lists, objects and list types.</param>
/// <param name="MaxFields">Fields in a document.</param>
/// <param name="MaxAliases">Aliases at one place in the response.</param>
/// <param name="MaxDirectives">Directives at one location.</param>
/// <param name="ExecutionTimeout">How long a query or mutation may take.</param>
/// <param name="DefaultPageSize">Items of a page where nothing is asked for.</param>
/// <param name="MaxPageSize">The largest page.</param>
/// <param name="MaxCost">What the fields of an operation may cost together, and what its objects may.</param>
/// <param name="PersistedDocuments">The folder of trusted documents; null where there are none.</param>
/// <param name="OnlyPersistedDocuments">True where these alone are executed.</param>
/// <param name="Batching">True where several requests may be sent as one.</param>
public sealed record GraphQLSettings(
    bool Introspection,
    int MaxTokens,
    int MaxNesting,
    int MaxFields,
    int MaxAliases,
    int MaxDirectives,
    TimeSpan ExecutionTimeout,
    int DefaultPageSize,
    int MaxPageSize,
    long MaxCost,
    string? PersistedDocuments,
    bool OnlyPersistedDocuments,
    bool Batching);
