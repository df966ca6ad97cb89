using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Writing;

/// <summary>Gathers what several commands changed into one batch: each object once, as the last of them left it.</summary>
internal sealed class CommitBuilder(RegistrySnapshot before)
{
    private readonly List<RegistryEvent> _events = [];
    private readonly List<RememberedOperation> _operations = [];
    private readonly HashSet<Guid> _instances = [];
    private readonly HashSet<ServiceKey> _services = [];

    public int EventCount => _events.Count;

    public IReadOnlyList<RegistryEvent> Events => _events;

    public bool IsEmpty => _events.Count == 0 && _operations.Count == 0;

    public void Add(Transition transition)
    {
        foreach (var change in transition.Events)
        {
            _events.Add(change);
            _services.Add(new(change.Namespace, change.ServiceName));
            if (change.InstanceId is { } id)
            {
                _instances.Add(id);
            }
        }

        if (transition.Operation is { } operation)
        {
            _operations.Add(operation);
        }
    }

    public CommitBatch Build(RegistrySnapshot after, DateTimeOffset now)
    {
        var (instancesUpserted, instancesRemoved) = (new List<Instance>(_instances.Count), new List<Guid>());
        foreach (var id in _instances)
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
        foreach (var key in _services)
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
            Events = _events,
            Operations = _operations,
            ForgetOperationsBefore = now - OperationMemory.Span,
        };
    }

    private static ServiceDescription? DescriptionIn(RegistrySnapshot snapshot, ServiceKey key) =>
        snapshot.TryGetEntry(key, out var entry) ? entry.Description : null;
}
