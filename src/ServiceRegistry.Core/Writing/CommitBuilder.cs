using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Writing;

/// <summary>Gathers what several commands changed into one batch: each object once, as the last of them left it.</summary>
internal sealed class CommitBuilder(RegistrySnapshot before)
{
    private readonly List<RegistryEvent> events = [];
    private readonly List<RememberedOperation> operations = [];
    private readonly HashSet<Guid> instances = [];
    private readonly HashSet<ServiceKey> services = [];

    public int EventCount => events.Count;

    public IReadOnlyList<RegistryEvent> Events => events;

    public bool IsEmpty => events.Count == 0 && operations.Count == 0;

    public void Add(Transition transition)
    {
        foreach (var change in transition.Events)
        {
            events.Add(change);
            services.Add(new(change.Namespace, change.ServiceName));
            if (change.InstanceId is { } id)
            {
                instances.Add(id);
            }
        }

        if (transition.Operation is { } operation)
        {
            operations.Add(operation);
        }
    }

    public CommitBatch Build(RegistrySnapshot after, DateTimeOffset now)
    {
        var (instancesUpserted, instancesRemoved) = (new List<Instance>(instances.Count), new List<Guid>());
        foreach (var id in instances)
        {
            if (after.FindInstance(id) is { } instance)
            {
                instancesUpserted.Add(instance);
            }
            else if (before.FindInstance(id) is not null)
            {
                instancesRemoved.Add(id);
            }
        }

        var (servicesUpserted, servicesRemoved) = (new List<ServiceDescription>(), new List<ServiceKey>());
        foreach (var key in services)
        {
            var (old, description) = (DescriptionIn(before, key), DescriptionIn(after, key));
            if (description is not null && !ReferenceEquals(old, description))
            {
                servicesUpserted.Add(description);
            }
            else if (description is null && old is not null)
            {
                servicesRemoved.Add(key);
            }
        }

        return new()
        {
            FromRevision = before.Revision,
            Revision = after.Revision,
            InstancesUpserted = instancesUpserted,
            InstancesRemoved = instancesRemoved,
            ServicesUpserted = servicesUpserted,
            ServicesRemoved = servicesRemoved,
            Events = events,
            Operations = operations,
            // One of exactly that age is forgotten too: its name may be among the new ones.
            ForgetOperationsBefore = now - OperationMemory.Span + TimeSpan.FromMicroseconds(1),
        };
    }

    private static ServiceDescription? DescriptionIn(RegistrySnapshot snapshot, ServiceKey key) =>
        snapshot.TryGetEntry(key, out var entry) ? entry.Description : null;
}
