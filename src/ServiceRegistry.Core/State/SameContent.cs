using System.Collections.Immutable;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Core.State;

/// <summary>Tells whether what is registered differs: tags are a set; metadata, endpoints and checks are the same in any order.</summary>
internal static class SameContent
{
    public static bool Of(Instance one, Instance other) =>
        one.Version == other.Version
        && one.Scheme == other.Scheme
        && one.Host == other.Host
        && one.Port == other.Port
        && one.Zone == other.Zone
        && one.Weight == other.Weight
        && one.LeaseTtl == other.LeaseTtl
        && one.DeregisterAfter == other.DeregisterAfter
        && AsSet(one.Tags, other.Tags)
        && AsSet(one.Metadata, other.Metadata)
        && AsSet(one.Endpoints, other.Endpoints)
        && AsSet(one.Checks, other.Checks, Definition);

    public static bool Of(ServiceDescription one, ServiceDescription other) =>
        one.IsDescribed == other.IsDescribed
        && one.Description == other.Description
        && one.Owner == other.Owner
        && AsSet(one.Tags, other.Tags)
        && one.Links.AsSpan().SequenceEqual(other.Links.AsSpan())
        && AsSet(one.DependsOn, other.DependsOn);

    /// <summary>What is registered of a check, without what its results led to.</summary>
    public static bool Of(HealthCheck one, HealthCheck other) => Definition(one) == Definition(other);

    /// <summary>True where results of one say something of the other.</summary>
    public static bool OfProbe(HealthCheck one, HealthCheck other) =>
        one.Strategy == other.Strategy && one.Settings == other.Settings && Equals(one.Secrets, other.Secrets);

    private static (string, string, string, SecretSettings?, TimeSpan, TimeSpan, int, int, HealthStatus) Definition(HealthCheck check) => (
        check.Name, check.Strategy, check.Settings, check.Secrets, check.Interval, check.Timeout, check.HealthyThreshold, check.UnhealthyThreshold, check.InitialStatus);

    private static bool AsSet<T>(ImmutableArray<T> one, ImmutableArray<T> other) => AsSet(one, other, item => item);

    // The items of each list differ from one another.
    private static bool AsSet<T, TContent>(ImmutableArray<T> one, ImmutableArray<T> other, Func<T, TContent> content)
    {
        if (one == other)
        {
            return true;
        }

        if (one.Length != other.Length)
        {
            return false;
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (!EqualityComparer<TContent>.Default.Equals(content(one[i]), content(other[i])))
            {
                return one.Select(content).ToHashSet().SetEquals(other.Select(content));
            }
        }

        return true;
    }
}
