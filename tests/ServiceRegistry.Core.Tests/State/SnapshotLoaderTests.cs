using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.State;

public sealed class SnapshotLoaderTests
{
    private readonly StateWorld world = new();

    /// <summary>Few are loaded one after the other, many on all processors.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(1500)]
    public void What_is_loaded_is_what_was_stored(int count)
    {
        foreach (var registrations in Enumerable.Range(0, count).Select(Registration).Chunk(1000))
        {
            world.Apply(Sample.Register(registrations)).Result.Errors.ShouldBeEmpty();
        }

        var before = world.Snapshot;

        var loaded = RegistryState.Restore(
            new StoredState
            {
                Epoch = before.Epoch,
                Revision = before.Revision,
                Instances = [.. before.Instances],
                Services = [.. before.Services.Select(service => service.Description)],
            },
            world.Now);

        loaded.InstanceCount.ShouldBe(count);
        loaded.Instances.ShouldBe(before.Instances);
        loaded.Services.Select(service => (service.Description.Key, string.Join(' ', service.Versions))).ShouldBe(
            before.Services.Select(service => (service.Description.Key, string.Join(' ', service.Versions))));
        foreach (var instance in before.Instances)
        {
            loaded.FindInstance(instance.Id).ShouldBe(instance);
            loaded.FindInstance(instance.Service, instance.Key).ShouldBe(instance);
            loaded.InstanceOfCheck[instance.Checks.Single().Id].ShouldBe(instance.Id);
        }

        ShouldBeTheSame(loaded.Indexes.Names, before.Indexes.Names);
        ShouldBeTheSame(loaded.Indexes.Statuses, before.Indexes.Statuses);
        ShouldBeTheSame(loaded.Indexes.Versions, before.Indexes.Versions);
        ShouldBeTheSame(loaded.Indexes.Tags, before.Indexes.Tags);
        ShouldBeTheSame(loaded.Indexes.Zones, before.Indexes.Zones);
        ShouldBeTheSame(loaded.Indexes.Dependents, before.Indexes.Dependents);
    }

    private static Registration Registration(int number) => Sample.Registration($"{number}", $"shop-{number % 1100}", $"1.{number % 3}.0") with
    {
        Tags = [$"tag-{number % 7}"],
        Zone = number % 2 == 0 ? "eu-1" : null,
        Checks = [Sample.Check()],
    };

    private static void ShouldBeTheSame<TValue>(
        ImmutableDictionary<TValue, ImmutableSortedSet<ServiceKey>> one, ImmutableDictionary<TValue, ImmutableSortedSet<ServiceKey>> other)
        where TValue : notnull
    {
        one.Keys.ShouldBe(other.Keys, ignoreOrder: true);
        foreach (var (value, keys) in one)
        {
            keys.ShouldBe(other[value]);
        }
    }
}
