using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Discovery;

/// <summary>The instances to use now.</summary>
/// <param name="Revision">Of the snapshot that it was taken from.</param>
/// <param name="Answer">What kind of answer it is.</param>
/// <param name="Instances">The instances, best first.</param>
public sealed record EndpointSet(long Revision, EndpointAnswer Answer, ImmutableArray<Instance> Instances)
{
    /// <summary>True where answer and members are the same, and so what is registered and the status of each; order is no difference.</summary>
    public bool IsSameAs(EndpointSet other)
    {
        if (Answer != other.Answer || Instances.Length != other.Instances.Length)
        {
            return false;
        }

        var mine = Instances.ToDictionary(instance => instance.Id);
        return other.Instances.All(theirs => mine.TryGetValue(theirs.Id, out var instance)
            && (ReferenceEquals(instance, theirs) || (instance.Revision == theirs.Revision && instance.Status == theirs.Status)));
    }
}

/// <summary>What kind of answer <c>resolve</c> gives.</summary>
public enum EndpointAnswer
{
    /// <summary>The healthy ones.</summary>
    Healthy,

    /// <summary>None is healthy: the degraded ones.</summary>
    Degraded,

    /// <summary>So many fail at once that the checks are doubted: all but those in maintenance.</summary>
    Protected,

    /// <summary>None can take traffic.</summary>
    None,
}

/// <summary>What is asked of <c>resolve</c>.</summary>
/// <param name="Service">The service.</param>
/// <param name="Version">The versions wanted; null for any.</param>
/// <param name="Tags">Tags that an instance must all have.</param>
/// <param name="Zone">The caller's zone: its instances come first.</param>
/// <param name="Limit">At most so many, at least 1; null for all.</param>
public sealed record ResolveQuery(
    ServiceKey Service, VersionRange? Version = null, ImmutableArray<string> Tags = default, string? Zone = null, int? Limit = null);
