using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Core.State;

/// <summary>
/// A mask that is given back, by whoever registers what was read, keeps the secret that is stored; but only where all other settings, and
/// the instance's address, stay as they are: else it could be sent to wherever somebody likes who does not know it.
/// </summary>
internal static class KeptSecrets
{
    public static ImmutableArray<CheckDefinition> Resolve(
        Draft draft, ValuePath path, ImmutableArray<CheckDefinition> definitions, ImmutableArray<HealthCheck> known)
    {
        if (definitions.All(definition => definition.Masks.IsEmpty))
        {
            return definitions;
        }

        var names = CheckDrafts.Names(definitions, known);
        return [.. definitions.Select((definition, place) => definition with
        {
            Secrets = Resolve(draft, path.At(place), definition, CheckDrafts.Named(known, names[place])),
        })];
    }

    /// <param name="draft">Gets the error where a mask stands for nothing.</param>
    /// <param name="path">Where the check is.</param>
    /// <param name="definition">What is registered.</param>
    /// <param name="known">The check that it takes the place of; null where there is none.</param>
    public static SecretSettings? Resolve(Draft draft, ValuePath path, CheckDefinition definition, HealthCheck? known) =>
        Resolve(draft, path, definition.Strategy, definition.Settings, definition.Secrets, definition.Masks, known);

    public static SecretSettings? Resolve(
        Draft draft, ValuePath path, string strategy, string settings, SecretSettings? given, ImmutableArray<ImmutableArray<string>> masks, HealthCheck? known)
    {
        if (masks.IsEmpty)
        {
            return given;
        }

        if (given is null && known is { Secrets: { } kept } && known.Strategy == strategy && known.Settings == settings)
        {
            return kept;
        }

        foreach (var mask in masks)
        {
            draft.Errors.Add(
                mask.Aggregate(path.At("strategy").At(strategy), (at, field) => at.At(field)),
                ErrorCode.SecretMasked,
                $"{SettingsMask.Mask} keeps the secret that is stored only where all other settings of the check, its other secrets, and scheme, host and port of its instance stay as they are: give the secret itself.");
        }

        return null;
    }
}
