using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.State;

/// <summary>What a command led to.</summary>
/// <param name="Snapshot">The registry after it: the very one before it where nothing is to be written.</param>
/// <param name="Events">What changed; none where nothing did.</param>
/// <param name="Result">The answer to the caller.</param>
public sealed record Transition(RegistrySnapshot Snapshot, ImmutableArray<RegistryEvent> Events, CommandResult Result)
{
    /// <summary>Instances whose leases the command renews, or begins.</summary>
    public ImmutableArray<Guid> Renewed { get; init; } = [];

    /// <summary>A named call to remember.</summary>
    public RememberedOperation? Operation { get; init; }
}
