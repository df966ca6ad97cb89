using ServiceRegistry.Core;
using ServiceRegistry.Core.Members;

namespace ServiceRegistry.Server.Hosting;

/// <summary>What orchestrators ask.</summary>
internal static class Probes
{
    public static void MapProbes(this WebApplication app)
    {
        var registry = app.Services.GetRequiredService<Registry>();

        // As plain delegates: binding parameters and results would take a tenth of a start.
        app.MapGet("/livez", context => AnswerAsync(context, StatusCodes.Status200OK, "The process runs.\n"));
        app.MapGet("/readyz", context =>
        {
            var reasons = registry.Conditions
                .Where(condition => condition.Kind is RegistryConditionKind.StorageUnavailable or RegistryConditionKind.Stale)
                .Select(condition => $"{condition.Kind}: {condition.Message}\n")
                .ToList();
            return reasons.Count == 0
                ? AnswerAsync(context, StatusCodes.Status200OK, $"Ready at revision {registry.Snapshot.Revision}.\n")
                : AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, string.Concat(reasons));
        });
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }
}
