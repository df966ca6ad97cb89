using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Watching;

/// <summary>A field of events, and the values of which one must be there for an event to match.</summary>
/// <param name="Field">The field's name in the filter.</param>
/// <param name="Values">The values; of none, nothing matches.</param>
internal sealed record EventDemand(string Field, IReadOnlyList<object?> Values)
{
    public const string InstanceId = "instanceId";
    public const string ServiceName = "serviceName";

    // What tells events apart best comes first. A filter is held against an event as it is and as its instance was before.
    private static readonly (string Name, Func<RegistryEvent, IEnumerable<object?>> Read)[] Fields =
    [
        (InstanceId, change => [change.InstanceId]),
        ("instanceKey", change => [change.InstanceKey]),
        (ServiceName, change => [change.ServiceName]),
        ("version", change => [change.Version, change.PreviousVersion]),
        ("tags", change => change.Tags.Concat(change.PreviousTags)),
        ("zone", change => [change.Zone, change.PreviousZone]),
        ("namespace", change => [change.Namespace]),
        ("status", change => [change.Status, change.PreviousStatus]),
        ("change", change => [change.Change]),
        ("actor", change => [change.Actor]),
    ];

    /// <summary>What a filter demands; null where it demands nothing that can be looked up.</summary>
    public static EventDemand? Of(Filter<RegistryEvent>? where)
    {
        foreach (var (name, _) in Fields)
        {
            if (where is not null && where.TryGetEquality(name, out var values))
            {
                return new EventDemand(name, values);
            }
        }

        return null;
    }

    /// <summary>The values that an event has in a field.</summary>
    public static IEnumerable<object?> ValuesOf(string field, RegistryEvent change) => Array.Find(Fields, known => known.Name == field).Read(change);
}
