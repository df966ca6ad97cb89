using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.State;

/// <summary>What a command is making of a snapshot: the next one, the events, the errors.</summary>
internal sealed class Draft(RegistrySnapshot origin, string actor, DateTimeOffset now, Func<Guid> newId)
{
    private readonly SnapshotBuilder next = new(origin);
    private readonly List<RegistryEvent> events = [];
    private readonly List<TouchedObject> objects = [];
    private readonly List<Guid> renewed = [];

    public ValueErrors Errors { get; } = new();

    public DateTimeOffset Now { get; } = now;

    /// <summary>The revision that this command makes, if it changes anything.</summary>
    public long Revision { get; } = origin.Revision + 1;

    public Guid NewId() => newId();

    public Instance? FindInstance(Guid id) => next.FindInstance(id);

    public Instance? FindInstance(ServiceKey service, string key) => next.FindInstance(service, key);

    public ServiceEntry? FindService(ServiceKey key) => next.FindService(key);

    public (HealthCheck Check, Instance Instance)? FindCheck(Guid id) => origin.FindCheck(id);

    /// <summary>The instance that a command names; an error where it is not there, or not of the revision expected.</summary>
    public Instance? Expect(Guid id, long? revision)
    {
        var instance = FindInstance(id);
        if (instance is null)
        {
            Errors.All.Add(new ObjectNotFound($"There is no instance {id}.", id));
        }
        else if (revision is { } expected && !IsExpected(instance.Revision, expected, $"The instance {id}"))
        {
            return null;
        }

        return instance;
    }

    /// <summary>True where an object has the revision expected; else a conflict.</summary>
    public bool IsExpected(long current, long? expected, string what)
    {
        if (expected is null || expected == current)
        {
            return true;
        }

        Errors.All.Add(new RevisionConflict($"{what} is at revision {current}, not at {expected}.", current));
        return false;
    }

    /// <summary>Tells the caller of an object; what became of it, if anything did.</summary>
    public void Touch(Instance instance, ChangeKind? change, Guid? checkId = null) =>
        objects.Add(new(change, instance.Service, instance.Id, checkId, instance));

    public void Touch(ServiceKey service, ChangeKind? change, Service? asItWas = null) =>
        objects.Add(new(change, service, ServiceAsItWas: asItWas));

    public void Renew(Guid instanceId) => renewed.Add(instanceId);

    /// <summary>Adds an instance, and its service where there is none.</summary>
    public Instance Create(Instance instance)
    {
        if (next.FindService(instance.Service) is null)
        {
            next.PutService(new() { Key = instance.Service, CreatedAt = Now, UpdatedAt = Now, Revision = Revision });
        }

        return Put(null, instance with { RegisteredAt = Now, StatusChangedAt = Now }, ChangeKind.Created, null);
    }

    /// <summary>What is registered or commanded of an instance changes, and with it perhaps its status.</summary>
    public Instance Change(Instance before, Instance after, string? reason = null) => Put(before, after, ChangeKind.Changed, reason);

    /// <summary>A check of an instance turned, and with it perhaps its status.</summary>
    public Instance Turn(Instance before, Instance after, string reason) => Put(before, after, ChangeKind.StatusChanged, reason);

    /// <summary>Removes an instance, and its service with the last one, where nothing is said of it.</summary>
    public void Remove(Instance instance, string? reason)
    {
        next.RemoveInstance(instance);
        events.Add(InstanceEvents.Removed(instance, Stamp(ChangeKind.Removed, instance.Service, reason)));
        if (next.FindService(instance.Service) is { IsEmpty: true, Description.IsDescribed: false })
        {
            next.RemoveService(instance.Service);
        }
    }

    /// <summary>Describes a service.</summary>
    public void Describe(ServiceEntry? before, ServiceDescription after)
    {
        next.PutService(after);
        var status = next.FindService(after.Key)!.View.Status;
        events.Add(Stamp(before is null ? ChangeKind.Created : ChangeKind.Changed, after.Key, null) with
        {
            Tags = after.Tags,
            PreviousTags = before?.Description.Tags ?? [],
            Status = status,
            PreviousStatus = before is null ? null : status,
            Service = after,
        });
    }

    /// <summary>Removes a service whose instances are gone.</summary>
    /// <param name="before">The service before the command, its instances included.</param>
    public void RemoveService(ServiceEntry before)
    {
        var key = before.Description.Key;
        if (next.FindService(key) is not null)
        {
            next.RemoveService(key);
        }

        events.Add(Stamp(ChangeKind.Removed, key, null) with
        {
            Tags = before.Description.Tags,
            PreviousTags = before.Description.Tags,
            PreviousStatus = before.View.Status,
        });
    }

    public Transition Finish(OperationId? operationId)
    {
        if (!Errors.IsEmpty)
        {
            return new(origin, [], new(origin, [.. Errors.All], []));
        }

        var revision = events.Count > 0 ? Revision : origin.Revision;
        var operation = operationId is null ? null : Remembered(operationId, revision);
        if (operation is not null)
        {
            next.Operations = next.Operations.With(operation, Now);
        }

        var snapshot = events.Count > 0 || operation is not null ? next.ToSnapshot(revision) : origin;
        return new(snapshot, [.. events], new(snapshot, [], [.. objects])) { Renewed = [.. renewed], Operation = operation };
    }

    private RememberedOperation Remembered(OperationId id, long revision) => new(
        id, Now, revision, [.. objects.Select(touched => new RememberedObject(touched.Change, touched.Service, touched.InstanceId, touched.CheckId))]);

    private Instance Put(Instance? before, Instance after, ChangeKind change, string? reason)
    {
        if (change is not ChangeKind.StatusChanged)
        {
            after = after with { Revision = Revision, UpdatedAt = Now };
        }

        after = StatusRules.Settle(after, before is null ? null : StatusRules.ForDiscovery(before), Now);
        next.PutInstance(before, after);
        reason ??= before is not null && before.Status != after.Status ? after.StatusReason : null;
        events.Add(InstanceEvents.Put(before, after, Stamp(change, after.Service, reason)));
        return after;
    }

    private RegistryEvent Stamp(ChangeKind change, ServiceKey service, string? reason) => new()
    {
        Revision = Revision,
        Index = events.Count,
        At = Now,
        Change = change,
        Namespace = service.Namespace,
        ServiceName = service.Name,
        Reason = reason,
        Actor = actor,
    };
}
