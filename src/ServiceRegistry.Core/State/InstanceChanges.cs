using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Changes what is registered of an instance, or removes it.</summary>
internal static class InstanceChanges
{
    public static void Apply(Draft draft, UpdateInstance update)
    {
        InstanceRules.Check(update, draft.Errors);
        if (!draft.Errors.IsEmpty || draft.Expect(update.Id, update.ExpectedRevision) is not { } before)
        {
            return;
        }

        var after = before with
        {
            Version = update.Version.Or(before.Version)!,
            Scheme = update.Scheme.Or(before.Scheme),
            Host = update.Host.Or(before.Host)!,
            Port = update.Port.Or(before.Port),
            Endpoints = update.Endpoints.IsSet ? update.Endpoints.Value.OrEmpty() : before.Endpoints,
            Tags = update.Tags.IsSet ? Registering.Once(update.Tags.Value.OrEmpty()) : before.Tags,
            Metadata = update.Metadata.IsSet ? update.Metadata.Value.OrEmpty() : before.Metadata,
            Zone = update.Zone.Or(before.Zone),
            Weight = update.Weight.Or(before.Weight)!.Value,
            LeaseTtl = Micro.Cut(update.LeaseTtl.Or(before.LeaseTtl)),
            DeregisterAfter = Micro.Cut(update.DeregisterAfter.Or(before.DeregisterAfter)),
        };
        if (before.Checks.Any(check => check.Secrets is not null) && Move(before, after) is { } field)
        {
            draft.Errors.Add(
                ValuePath.Input.At(field),
                ErrorCode.SecretMasked,
                "Checks of the instance have secrets, which would be sent to wherever it is said to be: register it anew, and give them.");
            return;
        }

        if (SameContent.Of(before, after))
        {
            draft.Touch(before, null);
        }
        else
        {
            draft.Touch(draft.Change(before, after), ChangeKind.Changed);
        }

        if (update.LeaseTtl is { IsSet: true, Value: not null })
        {
            draft.Renew(before.Id);
        }
    }

    // By which field it is checked elsewhere, or in the clear.
    private static string? Move(Instance before, Instance after) =>
        before.Host != after.Host ? "host" : before.Port != after.Port ? "port" : before.Scheme != after.Scheme ? "scheme" : null;

    public static void Apply(Draft draft, DeregisterInstance deregister)
    {
        if (draft.Expect(deregister.Id, deregister.ExpectedRevision) is { } instance)
        {
            draft.Remove(instance, null);
            draft.Touch(instance, ChangeKind.Removed);
        }
    }
}
