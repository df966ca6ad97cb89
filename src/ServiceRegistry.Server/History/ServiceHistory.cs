using ServiceRegistry.Core;
using ServiceRegistry.Core.History;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.History;

/// <summary>What a service was.</summary>
[ObjectType<Service>(BindProperties = false)]
internal static class ServiceHistory
{
    /// <summary>
    /// Share of time, 0 to 1, in which at least one instance could take traffic: it was HEALTHY or DEGRADED. Left out are times in which
    /// the service was UNKNOWN although it had instances, and those in which no server ran. Null before there is anything to measure.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="window">How far to look back, at most as far as the history is kept.</param>
    /// <param name="snapshot">What the operation reads.</param>
    /// <param name="times">Reads them.</param>
    public static async Task<double?> GetUptimeAsync(
        [Parent] Service service, [DefaultValue(Windows.Day)] TimeSpan window, RegistrySnapshot snapshot, IDataLoader<HistoryOf<ServiceKey>, StatusTimes> times) =>
        (await times.LoadAsync(new HistoryOf<ServiceKey>(service.Description.Key, Windows.Check(window), snapshot)))!.Uptime;

    /// <summary>The share of each status that it had since its first instance, best first, of the time in which a server ran.</summary>
    /// <param name="service">The service.</param>
    /// <param name="window">How far to look back, at most as far as the history is kept.</param>
    /// <param name="snapshot">What the operation reads.</param>
    /// <param name="times">Reads them.</param>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<StatusShare>> GetStatusSharesAsync(
        [Parent] Service service, [DefaultValue(Windows.Day)] TimeSpan window, RegistrySnapshot snapshot, IDataLoader<HistoryOf<ServiceKey>, StatusTimes> times) =>
        (await times.LoadAsync(new HistoryOf<ServiceKey>(service.Description.Key, Windows.Check(window), snapshot)))!.Shares;

    /// <summary>How long services had which status.</summary>
    [DataLoader]
    public static Task<IReadOnlyDictionary<HistoryOf<ServiceKey>, StatusTimes>> TimesOfServices(
        IReadOnlyList<HistoryOf<ServiceKey>> keys, [Service] Registry registry, CancellationToken cancellationToken) =>
        StatusTimesOf.LoadAsync(keys, (services, window, snapshot) => registry.Statuses.OfServicesAsync(services, window, snapshot, cancellationToken));
}
