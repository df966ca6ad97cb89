using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Storage;

/// <summary>What one or more commands changed, to be written in one transaction.</summary>
public sealed record CommitBatch
{
    /// <summary>The revision before it: another one in the store is an error.</summary>
    public required long FromRevision { get; init; }

    /// <summary>The revision after it; the same where only operations are to be remembered.</summary>
    public required long Revision { get; init; }

    /// <summary>Instances that are new or changed, as they are after it, each once.</summary>
    public IReadOnlyCollection<Instance> InstancesUpserted { get; init; } = [];

    /// <summary>Instances that are gone; all of them were stored before.</summary>
    public IReadOnlyCollection<Guid> InstancesRemoved { get; init; } = [];

    /// <summary>Services that are new or changed, as they are after it, each once.</summary>
    public IReadOnlyCollection<ServiceDescription> ServicesUpserted { get; init; } = [];

    /// <summary>Services that are gone; all of them were stored before.</summary>
    public IReadOnlyCollection<ServiceKey> ServicesRemoved { get; init; } = [];

    /// <summary>The events, by revision and index.</summary>
    public IReadOnlyList<RegistryEvent> Events { get; init; } = [];

    /// <summary>Named calls to remember. One of the same name that is older than <see cref="ForgetOperationsBefore"/> is replaced.</summary>
    public IReadOnlyList<RememberedOperation> Operations { get; init; } = [];

    /// <summary>Operations remembered before this time are to be forgotten.</summary>
    public required DateTimeOffset ForgetOperationsBefore { get; init; }
}
