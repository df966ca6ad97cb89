using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>An instance's place among those of its service.</summary>
internal readonly record struct InstancePosition(DateTimeOffset RegisteredAt, Guid Id) : IComparable<InstancePosition>
{
    public static InstancePosition Of(Instance instance) => new(instance.RegisteredAt, instance.Id);

    public int CompareTo(InstancePosition other) =>
        RegisteredAt.CompareTo(other.RegisteredAt) is var byTime && byTime != 0 ? byTime : Id.CompareTo(other.Id);
}
