using System.Collections;
using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>The instances of a service in order, their number known.</summary>
internal sealed class InstanceList(ImmutableSortedDictionary<InstancePosition, Instance> instances) : IReadOnlyCollection<Instance>
{
    public int Count => instances.Count;

    public IEnumerator<Instance> GetEnumerator()
    {
        foreach (var (_, instance) in instances)
        {
            yield return instance;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
