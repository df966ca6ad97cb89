using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Begins and ends maintenances.</summary>
internal static class MaintenanceChanges
{
    public static void Apply(Draft draft, StartMaintenance start)
    {
        Check(draft, start);
        if (!draft.Errors.IsEmpty || draft.Expect(start.Id, start.ExpectedRevision) is not { } before)
        {
            return;
        }

        var maintenance = new Maintenance(
            start.Reason, before.Maintenance?.Since ?? draft.Now, Micro.Cut(start.Until), draft.Now + Micro.Cut(start.DeregisterAfter));
        if (maintenance == before.Maintenance)
        {
            draft.Touch(before, null);
            return;
        }

        draft.Touch(draft.Change(before, before with { Maintenance = maintenance }, start.Reason), ChangeKind.Changed);
    }

    public static void Apply(Draft draft, EndMaintenance end)
    {
        if (draft.Expect(end.Id, end.ExpectedRevision) is not { } before)
        {
            return;
        }

        if (before.Maintenance is null)
        {
            draft.Touch(before, null);
        }
        else
        {
            draft.Touch(draft.Change(before, before with { Maintenance = null }), ChangeKind.Changed);
        }
    }

    public static void Apply(Draft draft, EndDueMaintenance end)
    {
        foreach (var id in end.Ids)
        {
            if (draft.FindInstance(id) is { Maintenance: { } maintenance } before && maintenance.Until <= draft.Now)
            {
                draft.Touch(draft.Change(before, before with { Maintenance = null }, "the time of the maintenance is over"), ChangeKind.Changed);
            }
        }
    }

    private static void Check(Draft draft, StartMaintenance start)
    {
        var path = ValuePath.Input;
        draft.Errors.FreeText(path.At("reason"), start.Reason, 4096, "A reason");
        draft.Errors.Duration(
            path.At("deregisterAfter"), start.DeregisterAfter, InstanceRules.MinDeregisterAfter, InstanceRules.MaxDeregisterAfter, "deregisterAfter");
        if (start.Until <= draft.Now)
        {
            draft.Errors.Add(path.At("until"), ErrorCode.OutOfRange, "A maintenance can only end in the future.");
        }
    }
}
