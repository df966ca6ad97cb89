using ServiceRegistry.Core.Collections;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Lets an instance hold the texts that others hold as well, where they are equal.</summary>
internal static class InstanceTexts
{
    /// <summary>The same instance.</summary>
    /// <param name="instance">What was read, and has texts of its own.</param>
    /// <param name="service">Its service's key, as others hold it.</param>
    public static Instance Share(Instance instance, ServiceKey service) => instance with
    {
        Service = service,
        Version = SharedText.Of(instance.Version),
        Scheme = Share(instance.Scheme),
        Zone = Share(instance.Zone),
        Tags = [.. instance.Tags.Select(SharedText.Of)],
        Checks = [.. instance.Checks.Select(check => check with
        {
            Name = SharedText.Of(check.Name),
            Strategy = SharedText.Of(check.Strategy),
            Settings = SharedText.Of(check.Settings),
            StatusReason = Share(check.StatusReason),
        })],
        StatusReason = Share(instance.StatusReason),
    };

    private static string? Share(string? text) => text is null ? null : SharedText.Of(text);
}
