using System.Net;
using ServiceRegistry.Plugins;
using ServiceRegistry.Plugins.Egress;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Server.Settings;

/// <summary>Makes settings of the configuration, or says everything that is wrong with it.</summary>
internal static class SettingsReader
{
    // What is kept longer begins before the calendar does, and what runs longer than a timer can count ends at once.
    private static readonly TimeSpan Century = TimeSpan.FromDays(36_500);

    /// <exception cref="InvalidSettingsException">A value is wrong, or a key is not known.</exception>
    public static RegistrySettings Read(IConfiguration configuration, string contentRoot)
    {
        var problems = new List<string>();
        var section = new SettingsSection(configuration.GetSection("ServiceRegistry"), problems);
        var settings = new RegistrySettings(
            configuration.GetConnectionString("Registry") ?? $"Data Source={Path.Combine(contentRoot, "data", "registry.db")}",
            section.Below("Storage").OneOf("Provider", StorageProvider.Sqlite),
            new PluginsSettings(
                section.Below("Plugins").Text("Path", Path.Combine(AppContext.BaseDirectory, "plugins")),
                section.Below("Plugins").Flag("HotReload", unless: true),
                section.Below("Plugins").OneOf("Trust", PluginTrust.Any),
                section.Below("Plugins").List("Allowed", ParseHash, "a SHA-256 in 64 hexadecimal digits")),
            ReadHealthChecks(section.Below("HealthChecks")),
            new LeasesSettings(section.Below("Leases").Duration("PauseFor", TimeSpan.FromMinutes(5), TimeSpan.Zero, TimeSpan.FromDays(1))),
            new EventsSettings(
                section.Below("Events").Number("RetentionCount", 1_000_000, 1000),
                section.Below("Events").Duration("RetentionAge", TimeSpan.FromDays(30), TimeSpan.FromMinutes(1), Century)),
            new HistorySettings(section.Below("History").Duration("RetentionAge", TimeSpan.FromDays(35), TimeSpan.FromHours(1), Century)),
            section.Below("Backup").Folder("Path", contentRoot),
            section.Below("Cors").List("AllowedOrigins", ParseOrigin, "an origin such as https://dashboard.example, or *"),
            section.Below("ForwardedHeaders").List(
                "KnownProxies", text => IPAddress.TryParse(text, out var address) ? address : null, "an IP address"),
            ReadConnections(section.Below("Connections")),
            ReadGraphQL(section.Below("GraphQL"), contentRoot));
        section.RefuseUnknown();
        ListenAddresses.Check(configuration["urls"], problems);
        return problems.Count == 0 ? settings : throw new InvalidSettingsException(problems);
    }

    private static string? ParseHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit) ? text : null;

    private static HealthChecksSettings ReadHealthChecks(SettingsSection section)
    {
        const string Allowed = "an address, or a network in CIDR notation such as 10.0.0.0/8 or fd00::/8, with or without ports: 10.0.0.0/8:22, [fd00::/8]:1-1023, *:25";
        var egress = section.Below("Egress");
        var deny = egress.List("Deny", ParseNetwork, Allowed);
        var allow = egress.List("Allow", ParseNetwork, Allowed);
        return new HealthChecksSettings(
            section.Number("MaxConcurrency", 256, 1, 100_000),
            section.Number("MaxPerHost", 16, 1, 100_000),
            EgressPolicy.TryCreate(deny, allow, out var policy, out _) ? policy : EgressPolicy.Default);
    }

    // Kestrel looks at slow clients once a second: less than two cannot be kept.
    private static ConnectionsSettings ReadConnections(SettingsSection section) => new(
        section.Number("Max", 20_000, 1, 1_000_000),
        section.Number("MaxSockets", 20_000, 1, 1_000_000),
        section.Duration("HeadersTimeout", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2), TimeSpan.FromHours(1)),
        section.Duration("IdleTimeout", TimeSpan.FromSeconds(130), TimeSpan.FromSeconds(2), TimeSpan.FromDays(1)),
        section.Duration("PingInterval", TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        section.Number("MinBytesPerSecond", 16 * 1024, 1, 1024 * 1024),
        section.Duration("SlowTimeout", TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(2), TimeSpan.FromHours(1)));

    private static GraphQLSettings ReadGraphQL(SettingsSection section, string contentRoot) => new(
        section.Flag("Introspection", true),
        section.Number("MaxTokens", 15_000, 1),
        section.Number("MaxNesting", 64, 1, 256),
        section.Number("MaxFields", 500, 1),
        section.Number("MaxAliases", 50, 0),
        section.Number("MaxDirectives", 4, 1),
        section.Number("MaxVariableValues", 100_000, 1),
        section.Duration("ExecutionTimeout", TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1)),
        section.Duration("RefusalDelay", TimeSpan.FromMilliseconds(20), TimeSpan.Zero, TimeSpan.FromSeconds(10)),
        section.Number("DefaultPageSize", 50, 1, 1000),
        section.Number("MaxPageSize", 1000, 1, 10_000),
        section.Number("MaxCost", 100_000L, 1),
        section.Folder("PersistedDocuments", contentRoot),
        section.Flag("OnlyPersistedDocuments", false) && section.Demand("OnlyPersistedDocuments", "PersistedDocuments"),
        section.Flag("Batching", false),
        section.Number("MaxRequestSize", 1024 * 1024, 1024, 64 * 1024 * 1024),
        section.Flag("RequestDecompression", false));

    private static string? ParseNetwork(string text) => EgressPolicy.TryCreate([text], [], out _, out _) ? text : null;

    private static string? ParseOrigin(string text) =>
        text == "*" ? text
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.PathAndQuery == "/" && !text.EndsWith('/')
            ? text
            : null;
}
