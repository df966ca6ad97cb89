using System.Collections.Immutable;
using System.Globalization;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Makes checks out of what is said of them, and names those that have no name (CONTRACT.md, 14 and 15).</summary>
internal static class CheckDrafts
{
    public static ImmutableArray<HealthCheck> Describe(Draft draft, ImmutableArray<CheckDefinition> definitions, ImmutableArray<HealthCheck> known)
    {
        if (definitions.IsEmpty)
        {
            return [];
        }

        var names = Names(definitions, known);
        var checks = ImmutableArray.CreateBuilder<HealthCheck>(definitions.Length);
        for (var i = 0; i < definitions.Length; i++)
        {
            checks.Add(Describe(draft, definitions[i], names[i], Named(known, names[i])));
        }

        return checks.MoveToImmutable();
    }

    /// <summary>The check of a name; null where there is none.</summary>
    public static HealthCheck? Named(ImmutableArray<HealthCheck> checks, string name) => checks.FirstOrDefault(check => check.Name == name);

    /// <summary>A check that is new, or takes the place of the one of its name: it keeps its id, and its status where it probes the same.</summary>
    public static HealthCheck Describe(Draft draft, CheckDefinition definition, string name, HealthCheck? known)
    {
        var interval = Micro.Cut(definition.Interval);
        var check = new HealthCheck
        {
            Id = known?.Id ?? draft.NewId(),
            Name = name,
            Strategy = definition.Strategy,
            Settings = definition.Settings,
            Secrets = definition.Secrets,
            Interval = interval,
            Timeout = Shorter(Micro.Cut(definition.Timeout), interval),
            HealthyThreshold = definition.HealthyThreshold,
            UnhealthyThreshold = definition.UnhealthyThreshold,
            InitialStatus = definition.InitialStatus,
            Status = definition.InitialStatus,
            StatusChangedAt = draft.Now,
        };
        return known is null ? check : Inherit(check, known);
    }

    /// <summary>The check with the status of the one that it takes the place of, where it probes the same; else with its initial one.</summary>
    public static HealthCheck Inherit(HealthCheck check, HealthCheck known) => SameContent.OfProbe(check, known)
        ? check with
        {
            Status = known.Status,
            StatusReason = known.StatusReason,
            StatusChangedAt = known.StatusChangedAt,
            StatusBeforeError = known.StatusBeforeError,
        }
        : check with
        {
            Status = check.InitialStatus,
            StatusReason = null,
            StatusChangedAt = check.InitialStatus == known.Status ? known.StatusChangedAt : check.StatusChangedAt,
            StatusBeforeError = null,
        };

    /// <summary>A timeout that is longer than the interval counts as the interval.</summary>
    public static TimeSpan Shorter(TimeSpan timeout, TimeSpan interval) => timeout < interval ? timeout : interval;

    /// <summary>A name made from the strategy's that is not taken: <c>http</c>, <c>http-2</c>, …</summary>
    public static string NewName(string strategy, IReadOnlySet<string> taken)
    {
        var name = strategy;
        for (var number = 2; taken.Contains(name); number++)
        {
            name = strategy + "-" + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>The names that checks are given: their own, or ones made from their strategies'.</summary>
    public static string[] Names(ImmutableArray<CheckDefinition> definitions, ImmutableArray<HealthCheck> known)
    {
        var names = new string[definitions.Length];
        var taken = definitions.Where(definition => definition.Name is not null).Select(definition => definition.Name!).ToHashSet();
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = definitions[i].Name ?? NewName(definitions[i].Strategy, taken);
            taken.Add(names[i]);
        }

        KeepNames(definitions, known, names);
        return names;
    }

    // Checks without names, registered again in another order, are the same: where those of a strategy have the same settings as
    // the known ones of these names, each takes the name of its like.
    private static void KeepNames(ImmutableArray<CheckDefinition> definitions, ImmutableArray<HealthCheck> known, string[] names)
    {
        var unnamed = Enumerable.Range(0, names.Length).Where(i => definitions[i].Name is null).GroupBy(i => definitions[i].Strategy);
        foreach (var places in unnamed.Where(places => places.Count() > 1))
        {
            var likes = known.Where(check => check.Strategy == places.Key && places.Any(i => names[i] == check.Name)).ToList();
            var kept = new Dictionary<int, string>();
            foreach (var place in places)
            {
                if (likes.Find(check => Agrees(check, definitions[place])) is { } like)
                {
                    kept[place] = like.Name;
                    likes.Remove(like);
                }
            }

            if (kept.Count == places.Count())
            {
                foreach (var (place, name) in kept)
                {
                    names[place] = name;
                }
            }
        }
    }

    // A mask stands for whatever secret is known.
    private static bool Agrees(HealthCheck check, CheckDefinition definition) =>
        check.Settings == definition.Settings
        && (Equals(check.Secrets, definition.Secrets) || !definition.Masks.IsEmpty)
        && check.Interval == Micro.Cut(definition.Interval)
        && check.Timeout == Shorter(Micro.Cut(definition.Timeout), check.Interval)
        && check.HealthyThreshold == definition.HealthyThreshold
        && check.UnhealthyThreshold == definition.UnhealthyThreshold
        && check.InitialStatus == definition.InitialStatus;
}
