using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core.Secrets;

/// <summary>Sets the secrets of checks apart: of those that are registered, and of those that are stored.</summary>
public sealed class CheckSecrets(IStrategyCatalog strategies, ISecretProtection protection)
{
    /// <summary>Settings that are registered, with their secrets apart and encrypted.</summary>
    /// <param name="settings">What they are; null where that is not known.</param>
    /// <param name="json">In their normal form.</param>
    /// <exception cref="StorageUnavailableException">The secrets cannot be encrypted.</exception>
    public (MaskedSettings Settings, SecretSettings? Secrets) Hide(SettingsObject? settings, string json)
    {
        var masked = settings is null ? new(json, null, []) : SettingsMask.Hide(settings, json);
        return (masked, masked.Values is { } values ? new(protection.Protect(values), values) : null);
    }

    /// <summary>A hash of what holds settings with their secrets, to tell whether it comes again; nobody finds these out by trying.</summary>
    /// <exception cref="StorageUnavailableException">There is no key for it, and none can be made.</exception>
    public string Hash(ReadOnlySpan<byte> content) => protection.Hash(content);

    /// <summary>The settings of a check as they may be shown: also of one that was stored when they were not secret yet, all or some.</summary>
    public string Show(HealthCheck check) => Settings(check) is { } settings ? SettingsMask.Hide(settings, check.Settings).Json : check.Settings;

    /// <summary>
    /// What is stored, its secrets readable where the key is there. Those that are open in it, as nothing had marked them when they were
    /// stored, are set apart.
    /// </summary>
    public StoredState Open(StoredState state) => state with { Instances = [.. state.Instances.Select(Open)] };

    private Instance Open(Instance instance) =>
        instance.Checks.Any(check => check.Secrets is not null || Settings(check) is { } settings && SettingsMask.HasSecrets(settings))
            ? instance with { Checks = [.. instance.Checks.Select(Open)] }
            : instance;

    private HealthCheck Open(HealthCheck check)
    {
        var known = check.Secrets is { } stored ? new SecretSettings(stored.Encrypted, protection.Unprotect(stored.Encrypted)) : null;

        // Where those known are not readable, the others cannot be put beside them: they stay, and are not shown.
        if (known is { IsReadable: false } || Settings(check) is not { } settings || SettingsMask.Hide(settings, check.Settings).Values is null)
        {
            return check with { Secrets = known };
        }

        var (masked, secrets) = Hide(settings, known?.RevealIn(check.Settings) ?? check.Settings);
        return check with { Settings = masked.Json, Secrets = secrets };
    }

    private SettingsObject? Settings(HealthCheck check) => strategies.TryGet(check.Strategy, out var strategy) ? strategy.Settings.Root : null;
}
