using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Instances;

/// <summary>Writes ids as the API shows them.</summary>
internal static class GlobalIds
{
    public static string OfInstance(Guid id) => NodeIdSerializer.Format(nameof(Instance), id);

    public static string OfCheck(Guid id) => NodeIdSerializer.Format("HealthCheck", id);
}
