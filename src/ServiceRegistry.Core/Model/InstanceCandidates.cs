using System.Collections;

namespace ServiceRegistry.Core.Model;

/// <summary>
/// Instances found by an index, by namespace, service, registration and id. An index leads to the services that have any, and
/// these are looked through: so a write touches an index only where the first or the last of a service comes or goes, and the
/// order comes for nothing.
/// </summary>
public readonly struct InstanceCandidates : IEnumerable<Instance>
{
    private readonly IEnumerable<Instance> instances;

    internal InstanceCandidates(int serviceCount, IEnumerable<Instance> instances)
    {
        ServiceCount = serviceCount;
        this.instances = instances;
    }

    /// <summary>No instance.</summary>
    public static InstanceCandidates None { get; } = new(0, []);

    /// <summary>How many services have any: of several indexes that fit a filter, the one with the fewest is the best.</summary>
    public int ServiceCount { get; }

    /// <inheritdoc />
    public IEnumerator<Instance> GetEnumerator() => (instances ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
