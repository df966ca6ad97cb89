using System.Collections.Immutable;
using System.Text.Json;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Tests.State;

/// <summary>Seeded random histories of commands: what must hold after every one of them.</summary>
public class RandomHistoryTests
{
    private static readonly HealthStatus[] Statuses = Enum.GetValues<HealthStatus>();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Revisions_have_no_gaps_and_events_rebuild_the_snapshot(int seed)
    {
        var world = new StateWorld();
        var commands = new RandomCommands(seed, world);
        var folded = new FoldedEvents();
        for (var step = 0; step < 300; step++)
        {
            var (before, command) = (world.Snapshot, commands.Next());
            var transition = world.Apply(command);
            var why = $"seed {seed}, step {step}: {command.GetType().Name}";

            world.Snapshot.Revision.ShouldBe(before.Revision + (transition.Events.IsEmpty ? 0 : 1), why);
            transition.Events.All(change => change.Revision == world.Snapshot.Revision && change.At == world.Now).ShouldBeTrue(why);
            Same(transition.Events.Select(change => change.Index), Enumerable.Range(0, transition.Events.Length), why);
            Same(transition.Events.Select(change => change.InstanceId), transition.Events.Select(change => change.InstanceId).Distinct(), why);
            if (!transition.Result.IsAccepted)
            {
                world.Snapshot.ShouldBeSameAs(before, why);
            }

            folded.Apply(transition.Events, why);
            Same(folded.Instances.Values.OrderBy(instance => instance.Id), world.Snapshot.Instances.OrderBy(instance => instance.Id), why);
            folded.Services.Values.OrderBy(service => service.Key)
                .SequenceEqual(world.Snapshot.Services.Select(service => service.Description), DescriptionComparer.Instance).ShouldBeTrue(why);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Indexes_and_services_equal_what_brute_force_finds(int seed)
    {
        var world = new StateWorld();
        var commands = new RandomCommands(seed, world);
        for (var step = 0; step < 200; step++)
        {
            var command = commands.Next();
            world.Apply(command);
            HoldAgainstBruteForce(world.Snapshot, $"seed {seed}, step {step}: {command.GetType().Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_store_that_took_the_commits_gives_back_the_snapshot(int seed)
    {
        var world = new StateWorld();
        var commands = new RandomCommands(seed, world);
        var random = new Random(seed);
        var store = new InMemoryStore();
        for (var round = 0; round < 40; round++)
        {
            // Several commands in one commit: each object is written once, as the last of them left it.
            var commit = new CommitBuilder(world.Snapshot);
            for (var count = random.Next(1, 10); count > 0; count--)
            {
                commit.Add(world.Apply(commands.Next()));
            }

            await store.CommitAsync(commit.Build(world.Snapshot, world.Now), CancellationToken.None);
        }

        var restored = RegistryState.Restore(await store.LoadAsync(CancellationToken.None), world.Now);
        restored.Revision.ShouldBe(world.Snapshot.Revision);
        restored.Instances.Select(Text).ShouldBe(world.Snapshot.Instances.Select(Text));
        restored.Services.Select(service => service.Description).ShouldBe(world.Snapshot.Services.Select(service => service.Description));
        HoldAgainstBruteForce(restored, $"seed {seed}, restored");
    }

    // Lists are equal where they hold the same, not where they are the same.
    private static string Text(Instance instance) => JsonSerializer.Serialize(instance);

    private static void HoldAgainstBruteForce(RegistrySnapshot snapshot, string why)
    {
        var all = snapshot.Instances.ToList();
        var ordered = all.OrderBy(i => i.Service.Namespace, StringComparer.Ordinal).ThenBy(i => i.Service.Name, StringComparer.Ordinal)
            .ThenBy(i => i.RegisteredAt).ThenBy(i => i.Id).ToList();
        Same(all, ordered, why);
        snapshot.InstanceCount.ShouldBe(all.Count, why);
        snapshot.CheckCount.ShouldBe(all.Sum(i => i.Checks.Length), why);
        all.All(i => ReferenceEquals(snapshot.FindInstance(i.Id), i) && ReferenceEquals(snapshot.FindInstance(i.Service, i.Key), i)).ShouldBeTrue(why);
        foreach (var instance in all)
        {
            instance.Checks.All(check => snapshot.FindCheck(check.Id) is var (found, owner) && ReferenceEquals(found, check) && ReferenceEquals(owner, instance))
                .ShouldBeTrue(why);
        }

        foreach (var text in RandomCommands.Texts)
        {
            Same(snapshot.InstancesWithVersion(text), all.Where(i => i.Version == text), why);
            Same(snapshot.InstancesWithTag(text), all.Where(i => i.Tags.Contains(text)), why);
            Same(snapshot.InstancesInZone(text), all.Where(i => i.Zone == text), why);
            Same(snapshot.InstancesOfName(text), all.Where(i => i.Service.Name == text), why);
        }

        foreach (var status in Statuses)
        {
            Same(snapshot.InstancesWithStatus(status), all.Where(i => i.Status == status), why);
        }

        foreach (var service in snapshot.Services)
        {
            var own = all.Where(i => i.Service == service.Description.Key).ToList();
            (service.Description.IsDescribed || own.Count > 0).ShouldBeTrue(why);
            (service.InstanceCount, service.HealthyInstanceCount).ShouldBe((own.Count, own.Count(i => i.Status == HealthStatus.Healthy)), why);
            service.Status.ShouldBe(own.Count == 0 ? HealthStatus.Unknown : own.MinBy(i => Rank(i.Status))!.Status, why);
            Same(service.Versions, own.Select(i => i.Version).Distinct().Order(VersionOrder.NewestFirst), why);
            Same(snapshot.Dependents(service.Description.Key), snapshot.Services.Where(other => other.Description.DependsOn.Contains(service.Description.Key)), why);
        }
    }

    // Thousands of lists are compared: a matcher that explains itself would take most of the time.
    private static void Same<T>(IEnumerable<T> actual, IEnumerable<T> expected, string why) => actual.SequenceEqual(expected).ShouldBeTrue(why);

    private static int Rank(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => 0,
        HealthStatus.Degraded => 1,
        HealthStatus.Unknown => 2,
        HealthStatus.Unhealthy => 3,
        _ => 4,
    };

    /// <summary>A registry made of nothing but events.</summary>
    private sealed class FoldedEvents
    {
        public Dictionary<Guid, Instance> Instances { get; } = [];

        public Dictionary<ServiceKey, ServiceDescription> Services { get; } = [];

        public void Apply(ImmutableArray<RegistryEvent> events, string why)
        {
            foreach (var change in events)
            {
                var key = new ServiceKey(change.Namespace, change.ServiceName);
                if (change.InstanceId is { } id)
                {
                    ApplyToInstance(change, id, key, why);
                }
                else if (change.Change == ChangeKind.Removed)
                {
                    Services.Remove(key);
                }
                else
                {
                    Services.ContainsKey(key).ShouldBe(change.Change == ChangeKind.Changed, why);
                    Services[key] = change.Service.ShouldNotBeNull(why);
                }

                if (Services.TryGetValue(key, out var service) && !service.IsDescribed && Instances.Values.All(i => i.Service != key))
                {
                    Services.Remove(key);
                }
            }
        }

        private void ApplyToInstance(RegistryEvent change, Guid id, ServiceKey key, string why)
        {
            Instances.GetValueOrDefault(id).ShouldBeSameAs(change.PreviousInstance, why);
            change.HasPreviousView.ShouldBe(change.PreviousInstance is not null, why);
            (change.PreviousStatus, change.PreviousVersion, change.PreviousZone)
                .ShouldBe((change.PreviousInstance?.Status, change.PreviousInstance?.Version, change.PreviousInstance?.Zone), why);
            change.Status.ShouldBe(change.Instance?.Status, why);
            if (change.Instance is { } instance)
            {
                Instances[id] = instance;
                (instance.Revision == change.Revision).ShouldBe(change.Change != ChangeKind.StatusChanged, why);
                Services.TryAdd(key, new() { Key = key, CreatedAt = change.At, UpdatedAt = change.At, Revision = change.Revision });
            }
            else
            {
                Instances.Remove(id).ShouldBeTrue(why);
            }
        }
    }

    private sealed class DescriptionComparer : IEqualityComparer<ServiceDescription>
    {
        public static DescriptionComparer Instance { get; } = new();

        public bool Equals(ServiceDescription? x, ServiceDescription? y) =>
            x is not null && y is not null && SameContent.Of(x, y) && (x.Key, x.CreatedAt, x.UpdatedAt, x.Revision) == (y.Key, y.CreatedAt, y.UpdatedAt, y.Revision);

        public int GetHashCode(ServiceDescription description) => description.Key.GetHashCode();
    }
}
