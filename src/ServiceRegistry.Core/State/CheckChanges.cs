using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Adds, changes and removes checks, and turns their status.</summary>
internal static class CheckChanges
{
    public static void Apply(Draft draft, AddHealthCheck add)
    {
        var path = ValuePath.Input.At("check");
        CheckRules.Check(path, add.Check, draft.Errors);
        if (!draft.Errors.IsEmpty || draft.Expect(add.InstanceId, add.ExpectedRevision) is not { } before)
        {
            return;
        }

        var taken = before.Checks.Select(check => check.Name).ToHashSet();
        if (add.Check.Name is { } name && taken.Contains(name))
        {
            Taken(draft, path.At("name"), name);
        }

        if (draft.Errors.Count(path, before.Checks.Length + 1, CheckRules.MaxChecks, "checks") && draft.Errors.IsEmpty)
        {
            var secrets = KeptSecrets.Resolve(draft, path, add.Check, known: null);
            if (!draft.Errors.IsEmpty)
            {
                return;
            }

            var check = CheckDrafts.Describe(draft, add.Check with { Secrets = secrets }, add.Check.Name ?? CheckDrafts.NewName(add.Check.Strategy, taken), null);
            draft.Touch(draft.Change(before, before with { Checks = before.Checks.Add(check) }), ChangeKind.Changed, check.Id);
        }
    }

    public static void Apply(Draft draft, UpdateHealthCheck update)
    {
        CheckRules.Check(update, draft.Errors);
        if (!draft.Errors.IsEmpty || Find(draft, update.Id) is not var (known, instance))
        {
            return;
        }

        var name = update.Name.Or(known.Name)!;
        if (instance.Checks.Any(check => check.Name == name && check.Id != known.Id))
        {
            Taken(draft, ValuePath.Input.At("name"), name);
            return;
        }

        var (strategy, settings) = update.Strategy.Or((known.Strategy, known.Settings))!.Value;
        var secrets = update.Strategy.IsSet
            ? KeptSecrets.Resolve(draft, ValuePath.Input, strategy, settings, update.Secrets, update.Masks, known)
            : known.Secrets;
        if (!draft.Errors.IsEmpty)
        {
            return;
        }

        var interval = Micro.Cut(update.Interval.Or(known.Interval)!.Value);
        var check = CheckDrafts.Inherit(
            known with
            {
                Name = name,
                Strategy = strategy,
                Settings = settings,
                Secrets = secrets,
                Interval = interval,
                Timeout = CheckDrafts.Shorter(Micro.Cut(update.Timeout.Or(known.Timeout)!.Value), interval),
                HealthyThreshold = update.HealthyThreshold.Or(known.HealthyThreshold)!.Value,
                UnhealthyThreshold = update.UnhealthyThreshold.Or(known.UnhealthyThreshold)!.Value,
                StatusChangedAt = draft.Now,
            },
            known);
        if (SameContent.Of(known, check))
        {
            draft.Touch(instance, null, known.Id);
        }
        else
        {
            draft.Touch(draft.Change(instance, With(instance, known, check)), ChangeKind.Changed, known.Id);
        }
    }

    public static void Apply(Draft draft, RemoveHealthCheck remove)
    {
        if (Find(draft, remove.Id) is var (known, instance))
        {
            draft.Touch(draft.Change(instance, instance with { Checks = instance.Checks.Remove(known) }), ChangeKind.Changed, known.Id);
        }
    }

    // A result of a check that is gone or probes something else by now says nothing.
    public static void Apply(Draft draft, TurnCheck turn)
    {
        if (draft.FindCheck(turn.CheckId) is not var (known, instance) || !SameContent.OfProbe(known, turn.SettingsVersion))
        {
            return;
        }

        // A check that could not run from the first stays UNKNOWN, and has a reason from then on.
        var saysWhy = turn.IsError && known.StatusReason is null;
        if (known.Status == turn.Status && !saysWhy)
        {
            return;
        }

        var check = known with
        {
            Status = turn.Status,
            StatusReason = string.IsNullOrEmpty(turn.Reason) ? "no output" : turn.Reason,
            StatusChangedAt = known.Status == turn.Status ? known.StatusChangedAt : draft.Now,
            StatusBeforeError = turn.IsError ? known.StatusBeforeError ?? known.Status : null,
        };
        draft.Touch(draft.Turn(instance, With(instance, known, check), StatusRules.ReasonOf(check)), ChangeKind.StatusChanged, known.Id);
    }

    private static (HealthCheck Check, Instance Instance)? Find(Draft draft, Guid id)
    {
        var found = draft.FindCheck(id);
        if (found is null)
        {
            draft.Errors.All.Add(new ObjectNotFound($"There is no check {id}.", id));
        }

        return found;
    }

    private static void Taken(Draft draft, ValuePath path, string name) =>
        draft.Errors.Add(path, ErrorCode.Duplicate, $"The instance has another check named '{name}'.");

    private static Instance With(Instance instance, HealthCheck known, HealthCheck check) =>
        instance with { Checks = [.. instance.Checks.Select(other => other.Id == known.Id ? check : other)] };
}
