using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Checks;

/// <summary>A check with the instance that it is made for.</summary>
/// <param name="Check">The check.</param>
/// <param name="Instance">The instance.</param>
public sealed record CheckOfInstance(HealthCheck Check, Instance Instance);

/// <summary>Finds checks with their instances.</summary>
internal static class ChecksOfSnapshot
{
    /// <summary>The check of an id, with its instance; null where there is none.</summary>
    public static CheckOfInstance? CheckOf(this RegistrySnapshot snapshot, Guid id) =>
        snapshot.FindCheck(id) is { } found ? new CheckOfInstance(found.Check, found.Instance) : null;
}
