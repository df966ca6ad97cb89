using System.Collections.Immutable;
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
        Tags = Share(instance.Tags, SharedText.Of),
        Checks = Share(instance.Checks, Share),
        StatusReason = Share(instance.StatusReason),
    };

    // Most are shared already: they, and the list of them, stay as they are.
    private static ImmutableArray<T> Share<T>(ImmutableArray<T> items, Func<T, T> share)
        where T : class
    {
        for (var place = 0; place < items.Length; place++)
        {
            if (!ReferenceEquals(share(items[place]), items[place]))
            {
                return [.. items.Select(share)];
            }
        }

        return items;
    }

    private static HealthCheck Share(HealthCheck check)
    {
        var (name, strategy, settings, reason) =
            (SharedText.Of(check.Name), SharedText.Of(check.Strategy), SharedText.Of(check.Settings), Share(check.StatusReason));
        return ReferenceEquals(name, check.Name) && ReferenceEquals(strategy, check.Strategy) && ReferenceEquals(settings, check.Settings)
            && ReferenceEquals(reason, check.StatusReason)
            ? check
            : check with { Name = name, Strategy = strategy, Settings = settings, StatusReason = reason };
    }

    private static string? Share(string? text) => text is null ? null : SharedText.Of(text);
}
