using System.Text.Json;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Server.History;

namespace ServiceRegistry.Server.Checks;

/// <summary>What is probed for an instance.</summary>
[ObjectType<CheckOfInstance>(Name = "HealthCheck", BindProperties = false)]
[Node]
public static class HealthCheckType
{
    /// <summary>The global id; it stays with the check's name.</summary>
    [ID<CheckOfInstance>]
    public static Guid GetId([Parent] CheckOfInstance check) => check.Check.Id;

    /// <summary>Its name, unique within the instance.</summary>
    public static string GetName([Parent] CheckOfInstance check) => check.Check.Name;

    /// <summary>The instance that it is made for.</summary>
    public static Instance GetInstance([Parent] CheckOfInstance check) => check.Instance;

    /// <summary>The strategy's name, such as http.</summary>
    public static string GetStrategy([Parent] CheckOfInstance check) => check.Check.Strategy;

    /// <summary>
    /// The settings as registered; secret ones are masked: they are "***". Given back, such a mask keeps the secret that is stored, where
    /// all other settings are given back as well, and the instance stays where it is.
    /// </summary>
    public static JsonElement GetSettings([Parent] CheckOfInstance check, [Service] CheckSecrets secrets) => JsonElement.Parse(secrets.Show(check.Check));

    /// <summary>The time from one run to the next.</summary>
    public static TimeSpan GetInterval([Parent] CheckOfInstance check) => check.Check.Interval;

    /// <summary>The time that one run may take.</summary>
    public static TimeSpan GetTimeout([Parent] CheckOfInstance check) => check.Check.Timeout;

    /// <summary>Passes in a row that turn it healthy.</summary>
    public static int GetHealthyThreshold([Parent] CheckOfInstance check) => check.Check.HealthyThreshold;

    /// <summary>Failures in a row that turn it unhealthy.</summary>
    public static int GetUnhealthyThreshold([Parent] CheckOfInstance check) => check.Check.UnhealthyThreshold;

    /// <summary>The status that its results have led to.</summary>
    public static HealthStatus GetStatus([Parent] CheckOfInstance check) => check.Check.Status;

    /// <summary>What the last run said.</summary>
    public static string? GetOutput([Parent] CheckOfInstance check, [Service] Registry registry) => registry.RuntimeOf(check.Check.Id).LastOutput;

    /// <summary>How long the last run took.</summary>
    public static TimeSpan? GetDuration([Parent] CheckOfInstance check, [Service] Registry registry) => registry.RuntimeOf(check.Check.Id).LastDuration;

    /// <summary>When it last ran.</summary>
    public static DateTimeOffset? GetLastCheckedAt([Parent] CheckOfInstance check, [Service] Registry registry) =>
        registry.RuntimeOf(check.Check.Id).LastCheckedAt;

    /// <summary>When it is due next.</summary>
    public static DateTimeOffset? GetNextCheckAt([Parent] CheckOfInstance check, [Service] Registry registry) =>
        registry.RuntimeOf(check.Check.Id).NextCheckAt;

    /// <summary>Failures in a row.</summary>
    public static int GetConsecutiveFailures([Parent] CheckOfInstance check, [Service] Registry registry) =>
        registry.RuntimeOf(check.Check.Id).ConsecutiveFailures;

    /// <summary>Passes in a row.</summary>
    public static int GetConsecutiveSuccesses([Parent] CheckOfInstance check, [Service] Registry registry) =>
        registry.RuntimeOf(check.Check.Id).ConsecutiveSuccesses;

    /// <summary>Its results, newest first.</summary>
    [UsePaging]
    public static async Task<IBufferedQuery<StoredResult>> GetResultsAsync(
        [Parent] CheckOfInstance check, [Service] Registry registry, CancellationToken cancellationToken) =>
        new ResultQuery(check.Check.Id, await registry.Results.ReadAsync(check.Check.Id, cancellationToken));

    /// <summary>The check of an id.</summary>
    [NodeResolver]
    public static CheckOfInstance? FindCheck(Guid id, RegistrySnapshot snapshot) => snapshot.CheckOf(id);
}
