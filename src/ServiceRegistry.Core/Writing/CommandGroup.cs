using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Writing;

/// <summary>Commands that are committed together, and what they do once they are.</summary>
/// <param name="before">The snapshot that the first is applied to; where the group before is not stored yet, the one after that group.</param>
internal sealed class CommandGroup(RegistrySnapshot before)
{
    /// <summary>The time of all of them: when the first was applied.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>In their order; those too that were answered with a fault already.</summary>
    public List<CommandRequest> Requests { get; } = [];

    /// <summary>What is to be told them, and not before it is durable.</summary>
    public List<(CommandRequest Request, CommandResult Result)> Answers { get; } = [];

    /// <summary>Gathers what is to be stored.</summary>
    public CommitBuilder Commit { get; } = new(before);

    /// <summary>The snapshot behind the last of them.</summary>
    public RegistrySnapshot After { get; set; } = before;

    /// <summary>The instances whose leases begin anew with it.</summary>
    public HashSet<Guid> Renewed { get; } = [];

    /// <summary>Those whose leases were taken to end with it.</summary>
    public List<Guid> Expiring { get; } = [];

    /// <summary>When its storing began; a timestamp of the clock.</summary>
    public long Begun { get; set; }

    /// <summary>Whether it could be stored, once that has begun.</summary>
    public Task<bool> Stored { get; set; } = Task.FromResult(true);
}
