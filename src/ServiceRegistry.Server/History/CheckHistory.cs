using ServiceRegistry.Core;
using ServiceRegistry.Core.History;
using ServiceRegistry.Server.Checks;

namespace ServiceRegistry.Server.History;

/// <summary>How a check did.</summary>
[ObjectType<CheckOfInstance>(Name = "HealthCheck", BindProperties = false)]
internal static class CheckHistory
{
    /// <summary>
    /// How long its runs took, those aside that could not run (ERROR): of all of the last hour, of one a minute of the last day, of one
    /// an hour before that. Null where it did not run.
    /// </summary>
    /// <param name="check">The check.</param>
    /// <param name="window">How far to look back, at most 30 days.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Task<DurationPercentiles?> GetDurationPercentilesAsync(
        [Parent] CheckOfInstance check,
        [DefaultValue(Windows.Day)] TimeSpan window,
        [Service] Registry registry,
        CancellationToken cancellationToken) =>
        registry.Results.DurationsAsync(check.Check.Id, Windows.Check(window), cancellationToken);
}
