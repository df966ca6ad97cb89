using System.Net;
using ServiceRegistry.Plugins;
using ServiceRegistry.Plugins.Egress;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Server.Settings;

/// <summary>Everything that can be set, read and checked once at the start.</summary>
/// <param name="ConnectionString">Where the registry is stored.</param>
/// <param name="Storage">Which kind of database that is.</param>
/// <param name="Plugins">Where check plugins are found.</param>
/// <param name="HealthChecks">How checks are run.</param>
/// <param name="Leases">What becomes of leases that run out.</param>
/// <param name="Events">How much of the change log is kept.</param>
/// <param name="History">How long statuses that are over, and results of checks, are kept.</param>
/// <param name="BackupFolder">The folder that backups are written into when they are asked for over the API; null where they cannot be.</param>
/// <param name="AllowedOrigins">Origins whose pages may use the API; none unless set.</param>
/// <param name="KnownProxies">Addresses of proxies whose word on the caller's address is taken.</param>
/// <param name="Connections">What a client may hold open, and how slow it may be.</param>
/// <param name="GraphQL">Limits of documents and operations.</param>
public sealed record RegistrySettings(
    string ConnectionString,
    StorageProvider Storage,
    PluginsSettings Plugins,
    HealthChecksSettings HealthChecks,
    LeasesSettings Leases,
    EventsSettings Events,
    HistorySettings History,
    string? BackupFolder,
    IReadOnlyList<string> AllowedOrigins,
    IReadOnlyList<IPAddress> KnownProxies,
    ConnectionsSettings Connections,
    GraphQLSettings GraphQL);

/// <summary>Where check plugins are found.</summary>
/// <param name="Path">A folder with one folder a plugin.</param>
/// <param name="HotReload">Whether the folder is followed while the server runs.</param>
/// <param name="Trust">Which plugins may be loaded.</param>
/// <param name="Allowed">Their SHA-256, where that is asked for.</param>
public sealed record PluginsSettings(string Path, bool HotReload, PluginTrust Trust, IReadOnlyList<string> Allowed);

/// <summary>How checks are run.</summary>
/// <param name="MaxConcurrency">Runs at once in all.</param>
/// <param name="MaxPerHost">Runs at once against one host.</param>
/// <param name="Egress">What checks may connect to.</param>
public sealed record HealthChecksSettings(int MaxConcurrency, int MaxPerHost, EgressPolicy Egress);

/// <summary>What becomes of leases that run out.</summary>
/// <param name="PauseFor">How long those that run out all at once are kept; zero ends them at once.</param>
public sealed record LeasesSettings(TimeSpan PauseFor);

/// <summary>How much of the change log is kept.</summary>
/// <param name="RetentionCount">Events kept at the most.</param>
/// <param name="RetentionAge">Older events go.</param>
public sealed record EventsSettings(int RetentionCount, TimeSpan RetentionAge);

/// <summary>How long statuses that are over, and results of checks, are kept.</summary>
/// <param name="RetentionAge">Older ones go.</param>
public sealed record HistorySettings(TimeSpan RetentionAge);

/// <summary>What a client may hold open, and how slow it may be.</summary>
/// <param name="Max">Connections at once, those that became WebSockets not counted.</param>
/// <param name="MaxSockets">WebSockets at once.</param>
/// <param name="HeadersTimeout">How long the headers of a request may take.</param>
/// <param name="IdleTimeout">How long a connection is kept between two requests.</param>
/// <param name="PingInterval">How often a subscriber is told that the server lives, and a WebSocket has to answer.</param>
/// <param name="MinBytesPerSecond">The least that a body comes with, and an answer is taken with.</param>
/// <param name="SlowTimeout">How long a client may be slower than that, or take nothing at all.</param>
public sealed record ConnectionsSettings(
    int Max,
    int MaxSockets,
    TimeSpan HeadersTimeout,
    TimeSpan IdleTimeout,
    TimeSpan PingInterval,
    int MinBytesPerSecond,
    TimeSpan SlowTimeout);

/// <summary>Limits of documents and operations.</summary>
/// <param name="Introspection">True where the schema may be asked for, by introspection or as SDL.</param>
/// <param name="MaxTokens">Tokens in a document.</param>
/// <param name="MaxNesting">Nested selections, lists, objects and list types.</param>
/// <param name="MaxFields">Fields in a document.</param>
/// <param name="MaxAliases">Aliases at one place in the response.</param>
/// <param name="MaxDirectives">Directives at one location.</param>
/// <param name="MaxVariableValues">Values in the variables of a request, lists and objects among them.</param>
/// <param name="ExecutionTimeout">How long a query or mutation may take.</param>
/// <param name="RefusalDelay">How long the answer to a request that passes a limit is held back at least.</param>
/// <param name="DefaultPageSize">Items of a page where nothing is asked for.</param>
/// <param name="MaxPageSize">The largest page.</param>
/// <param name="MaxCost">What the fields of an operation may cost together, and what its objects may.</param>
/// <param name="PersistedDocuments">The folder of trusted documents; null where there are none.</param>
/// <param name="OnlyPersistedDocuments">True where these alone are executed.</param>
/// <param name="Batching">True where several requests may be sent as one.</param>
/// <param name="MaxRequestSize">Bytes of a body, after decompression, and of a message on a WebSocket.</param>
/// <param name="RequestDecompression">True where bodies may be compressed.</param>
public sealed record GraphQLSettings(
    bool Introspection,
    int MaxTokens,
    int MaxNesting,
    int MaxFields,
    int MaxAliases,
    int MaxDirectives,
    int MaxVariableValues,
    TimeSpan ExecutionTimeout,
    TimeSpan RefusalDelay,
    int DefaultPageSize,
    int MaxPageSize,
    long MaxCost,
    string? PersistedDocuments,
    bool OnlyPersistedDocuments,
    bool Batching,
    int MaxRequestSize,
    bool RequestDecompression);
