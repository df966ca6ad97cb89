using ServiceRegistry.Core;
using ServiceRegistry.Core.Members;

namespace ServiceRegistry.Server.Hosting;

/// <summary>What orchestrators ask.</summary>
internal static class Probes
{
    public static void MapProbes(this WebApplication app)
    {
        app.MapGet("/livez", () => Results.Text("The process runs.\n"));
        app.MapGet("/readyz", (Registry registry) =>
        {
            var reasons = registry.Conditions
                .Where(condition => condition.Kind is RegistryConditionKind.StorageUnavailable or RegistryConditionKind.Stale)
                .Select(condition => $"{condition.Kind}: {condition.Message}\n")
                .ToList();
            return reasons.Count == 0
                ? Results.Text($"Ready at revision {registry.Snapshot.Revision}.\n")
                : Results.Text(string.Concat(reasons), statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }
}
