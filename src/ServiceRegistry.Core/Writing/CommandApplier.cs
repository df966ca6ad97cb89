using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Writing;

/// <summary>Applies commands to the snapshot that the ones before them leave, stored already or not. One caller at a time.</summary>
internal sealed class CommandApplier
{
    private readonly LeaseTable leases;
    private readonly TimeProvider time;
    private readonly Func<Guid> newId;
    private DateTimeOffset lastNow;

    /// <param name="leases">Asked for those that run out.</param>
    /// <param name="time">The clock.</param>
    /// <param name="newId">Makes ids for what is new.</param>
    /// <param name="newestEventAt">The time of the newest event in the store; null where there is none.</param>
    public CommandApplier(LeaseTable leases, TimeProvider time, Func<Guid> newId, DateTimeOffset? newestEventAt)
    {
        this.leases = leases;
        this.time = time;
        this.newId = newId;
        lastNow = newestEventAt ?? DateTimeOffset.MinValue;
    }

    /// <summary>Applies a command as the next of a group.</summary>
    /// <param name="request">The command.</param>
    /// <param name="group">What it becomes part of.</param>
    /// <param name="underway">The group that is being stored; null where none is.</param>
    public void Apply(CommandRequest request, CommandGroup group, CommandGroup? underway)
    {
        if (group.Requests.Count == 0)
        {
            group.Now = Now();
        }

        group.Requests.Add(request);
        ImmutableArray<Guid> taken = [];
        try
        {
            var command = request.Command;
            if (command is ExpireLeases expire)
            {
                // Those renewed since they came due stay; from here on those taken cannot be renewed any more.
                taken = leases.Take(expire.Ids, id => group.Renewed.Contains(id) || underway?.Renewed.Contains(id) == true);
                command = expire with { Ids = taken };
            }

            var transition = RegistryState.Apply(group.After, command, group.Now, newId);
            group.Commit.Add(transition);
            group.Renewed.UnionWith(transition.Renewed);
            group.Expiring.AddRange(taken);
            group.Answers.Add((request, transition.Result));
            group.After = transition.Snapshot;
        }
        catch (Exception exception)
        {
            // A fault in a rule is its command's alone: the snapshot before it is whole.
            leases.Return(taken);
            request.Fail(exception);
        }
    }

    /// <summary>What was applied to a snapshot that is not to be is applied to the one that is.</summary>
    /// <param name="group">What was applied; those that were told of a fault are left out.</param>
    /// <param name="before">The snapshot that is.</param>
    public CommandGroup ApplyAgain(CommandGroup group, RegistrySnapshot before)
    {
        leases.Return(group.Expiring);
        var again = new CommandGroup(before);
        foreach (var request in group.Requests.Where(request => !request.Completion.IsCompleted))
        {
            Apply(request, again, underway: null);
        }

        return again;
    }

    // Times of events never go back, whatever the clock does, over a restart neither.
    private DateTimeOffset Now()
    {
        var now = Micro.Cut(time.GetUtcNow());
        return lastNow = now > lastNow ? now : lastNow;
    }
}
