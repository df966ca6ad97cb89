using System.Collections.Immutable;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Commands;

/// <summary>What the values of a check may be (CONTRACT.md, Values). What is wrong with its settings its strategy has said before.</summary>
internal static class CheckRules
{
    public const int MaxChecks = 32;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static void Check(ValuePath path, ImmutableArray<CheckDefinition> checks, ValueErrors errors)
    {
        checks = checks.OrEmpty();
        if (checks.IsEmpty || !errors.Count(path, checks.Length, MaxChecks, "checks"))
        {
            return;
        }

        var names = new HashSet<string>();
        for (var i = 0; i < checks.Length; i++)
        {
            Check(path.At(i), checks[i], errors);
            if (checks[i].Name is { } name && !names.Add(name))
            {
                errors.Add(path.At(i).At("name"), ErrorCode.Duplicate, $"There are two checks named '{name}'.");
            }
        }
    }

    public static void Check(ValuePath path, CheckDefinition check, ValueErrors errors)
    {
        if (check.Name is { } name)
        {
            Name(path, name, errors);
        }

        Settings(path, check.Strategy, check.SettingsProblems, errors);
        Times(path, check.Interval, check.Timeout, errors);
        Thresholds(path, check.HealthyThreshold, check.UnhealthyThreshold, errors);
        if (check.InitialStatus is HealthStatus.Maintenance || !Enum.IsDefined(check.InitialStatus))
        {
            errors.Add(path.At("initialStatus"), ErrorCode.OutOfRange, "A check can begin with any status but MAINTENANCE.");
        }
    }

    public static void Check(UpdateHealthCheck update, ValueErrors errors)
    {
        var path = ValuePath.Input;
        if (update.Name.IsSet)
        {
            Name(path, update.Name.Value, errors);
        }

        if (update.Strategy.Value is { } choice)
        {
            Settings(path, choice.Strategy, update.SettingsProblems, errors);
        }

        Cleared(path.At("strategy"), update.Strategy.IsSet && update.Strategy.Value is null, errors);
        Cleared(path.At("interval"), update.Interval is { IsSet: true, Value: null }, errors);
        Cleared(path.At("timeout"), update.Timeout is { IsSet: true, Value: null }, errors);
        Cleared(path.At("healthyThreshold"), update.HealthyThreshold is { IsSet: true, Value: null }, errors);
        Cleared(path.At("unhealthyThreshold"), update.UnhealthyThreshold is { IsSet: true, Value: null }, errors);
        Times(path, update.Interval.Value, update.Timeout.Value, errors);
        Thresholds(path, update.HealthyThreshold.Value, update.UnhealthyThreshold.Value, errors);
    }

    private static void Name(ValuePath path, string? name, ValueErrors errors) => errors.Label(path.At("name"), name, "A check's name");

    private static void Settings(ValuePath path, string strategy, ImmutableArray<SettingsProblem> problems, ValueErrors errors)
    {
        foreach (var problem in problems.OrEmpty())
        {
            errors.Add(problem.Path.Aggregate(path.At("strategy").At(strategy), (at, field) => at.At(field)), problem.Code, problem.Message);
        }
    }

    private static void Times(ValuePath path, TimeSpan? interval, TimeSpan? timeout, ValueErrors errors)
    {
        errors.Duration(path.At("interval"), interval, TimeSpan.FromSeconds(1), Day, "An interval");
        errors.Duration(path.At("timeout"), timeout, TimeSpan.FromMilliseconds(100), Day, "A timeout");
    }

    private static void Thresholds(ValuePath path, int? healthy, int? unhealthy, ValueErrors errors)
    {
        errors.Number(path.At("healthyThreshold"), healthy ?? 1, 1, 100, "A threshold");
        errors.Number(path.At("unhealthyThreshold"), unhealthy ?? 1, 1, 100, "A threshold");
    }

    private static void Cleared(ValuePath path, bool isCleared, ValueErrors errors)
    {
        if (isCleared)
        {
            errors.Add(path, ErrorCode.Required, "It cannot be cleared: leave it out, or give a value.");
        }
    }
}
