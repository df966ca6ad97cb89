using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Describes and removes services (CONTRACT.md, 4).</summary>
internal static class ServiceChanges
{
    public static void Apply(Draft draft, UpdateService update)
    {
        ServiceRules.Check(update, draft.Errors);
        var entry = draft.FindService(update.Key);
        if (!draft.Errors.IsEmpty || !draft.IsExpected(entry?.Description.Revision ?? 0, update.ExpectedRevision, $"The service {update.Key}"))
        {
            return;
        }

        var before = entry?.Description ?? new() { Key = update.Key, CreatedAt = draft.Now };
        var after = before with
        {
            IsDescribed = true,
            Description = update.Description.Or(before.Description),
            Owner = update.Owner.Or(before.Owner),
            Tags = update.Tags.IsSet ? Registering.Once(update.Tags.Value.OrEmpty()) : before.Tags,
            Links = update.Links.IsSet ? update.Links.Value.OrEmpty() : before.Links,
            DependsOn = update.DependsOn.IsSet
                ? [.. update.DependsOn.Value.OrEmpty().Select(name => ServiceRules.Dependency(update.Key, name)).Distinct()]
                : before.DependsOn,
        };
        if (SameContent.Of(before, after))
        {
            draft.Touch(update.Key, null);
            return;
        }

        draft.Describe(entry, after with { Revision = draft.Revision, UpdatedAt = draft.Now });
        draft.Touch(update.Key, entry is null ? ChangeKind.Created : ChangeKind.Changed);
    }

    public static void Apply(Draft draft, RemoveService remove)
    {
        if (draft.FindService(remove.Key) is not { } entry)
        {
            draft.Errors.All.Add(new ObjectNotFound($"There is no service {remove.Key}.", null));
            return;
        }

        if (!entry.IsEmpty && !remove.Force)
        {
            draft.Errors.Add(
                ValuePath.Input.At("name"), ErrorCode.HasInstances, $"The service has {entry.View.InstanceCount} instances: deregister them, or use force.");
            return;
        }

        foreach (var instance in entry.Instances.Values)
        {
            draft.Remove(instance, "its service was removed");
        }

        draft.RemoveService(entry);
        draft.Touch(remove.Key, ChangeKind.Removed, entry.View);
    }
}
