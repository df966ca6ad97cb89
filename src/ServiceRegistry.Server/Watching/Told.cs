using ServiceRegistry.Core;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Watching;

/// <summary>Makes the events of subscriptions; they are executed on the newest snapshot.</summary>
internal static class Told
{
    /// <summary>An event of a subscription.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="value">What the field answers.</param>
    /// <param name="revision">The revision to resume from; null where nobody can resume behind it.</param>
    public static SourceEvent Event(Registry registry, object value, long? revision) => new(
        value,
        revision is { } known ? new ResumePosition(registry.Snapshot.Epoch, known).ToString() : null,
        RequestState.For(new RegistryRequest(registry, caller: null)));
}
