using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration.Memory;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins;
using ServiceRegistry.Server.Checks;
using ServiceRegistry.Server.Requests;
using ServiceRegistry.Server.Secrets;
using ServiceRegistry.Server.Settings;
using ServiceRegistry.Server.Watching;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Puts the registry together.</summary>
internal static class RegistryHosting
{
    /// <summary>
    /// An argument for the host. Settings are read once; to be told when their files change, the host would watch everything below the
    /// content root, the database too, and be woken by each of its writes.
    /// </summary>
    public const string WithoutReload = "--hostBuilder:reloadConfigOnChange=false";

    private const string DefaultUrl = "http://localhost:8080";

    /// <exception cref="InvalidSettingsException">A setting is wrong.</exception>
    public static void AddRegistry(this WebApplicationBuilder builder)
    {
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath);
        if (Array.TrueForAll(["urls", "http_ports", "https_ports"], key => string.IsNullOrEmpty(builder.Configuration[key])))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel => ConnectionLimits.Set(kestrel.Limits, settings));

        // A line for every request would bury what the registry has to say; whoever wants them sets the level.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [new("Logging:LogLevel:Default", "Information"), new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")],
        });

        // A failed start is told in a sentence by Program; the host's own report of it would be a trace of the same.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddPlugins(settings)
            .AddStorage(settings, builder.Environment.ContentRootPath)
            .AddCore(settings)
            .AddForwardedHeaders(settings)
            .AddSingleton<RegistryService>()
            .AddHostedService(provider => provider.GetRequiredService<RegistryService>());
        builder.Services.AddRegistryGraphQL(settings);
    }

    public static void MapRegistry(this WebApplication app)
    {
        app.Services.GetRequiredService<RegistryService>().Begin();
        if (app.Services.GetRequiredService<RegistrySettings>().KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.MapProbes();
        app.MapGraphQL("/graphql");
    }

    private static IServiceCollection AddPlugins(this IServiceCollection services, RegistrySettings settings) => services
        .AddSingleton(new PluginOptions(settings.Plugins.Path)
        {
            Egress = settings.HealthChecks.Egress,
            HotReload = settings.Plugins.HotReload,
            Trust = settings.Plugins.Trust,
            Allowed = settings.Plugins.Allowed,
        })
        .AddSingleton<PluginCatalog>()
        .AddSingleton<IStrategyCatalog>(provider => provider.GetRequiredService<PluginCatalog>())
        .AddSingleton<IStrategyRunner>(provider => provider.GetRequiredService<PluginCatalog>())
        .AddSingleton<IPluginReload>(provider => provider.GetRequiredService<PluginCatalog>())
        .AddSingleton<PluginReports>()
        .AddSingleton<CheckReader>();

    private static IServiceCollection AddStorage(this IServiceCollection services, RegistrySettings settings, string contentRoot) => services
        .AddSingleton(new StorageOptions { Provider = settings.Storage, ConnectionString = settings.ConnectionString, Folder = contentRoot })
        .AddSingleton<ISecretProtection, KeyRing>()
        .AddSingleton<CheckSecrets>()
        .AddSingleton<IRegistryStore>(provider => RegistryStorage.Defer(
            provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<ILoggerFactory>()));

    private static IServiceCollection AddCore(this IServiceCollection services, RegistrySettings settings) => services
        .AddSingleton(new RegistryOptions
        {
            MaxConcurrentChecks = settings.HealthChecks.MaxConcurrency,
            MaxChecksPerHost = settings.HealthChecks.MaxPerHost,
            LeasePause = settings.Leases.PauseFor,
            EventRetentionCount = settings.Events.RetentionCount,
            EventRetentionAge = settings.Events.RetentionAge,
            HistoryRetentionAge = settings.History.RetentionAge,
        })
        .AddSingleton<CheckMeter>()
        .AddSingleton<IRegistryDiagnostics, RegistryLog>()
        .AddSingleton<Registry>()
        .AddSingleton<LiveEvents>();

    private static IServiceCollection AddForwardedHeaders(this IServiceCollection services, RegistrySettings settings) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.KnownProxies)
            {
                options.KnownProxies.Add(proxy);
            }
        });
}
