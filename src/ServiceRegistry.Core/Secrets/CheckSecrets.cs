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

    /// <summary>The settings of a check as they may be shown: also of one that an older version stored with its secrets in it.</summary>
    public string Show(HealthCheck check) => check.Secrets is null && Settings(check) is { } settings
        ? SettingsMask.Hide(settings, check.Settings).Json
        : check.Settings;

    /// <summary>What is stored, its secrets readable where the key is there. Those that an older version left open are set apart.</summary>
    public StoredState Open(StoredState state) => state with { Instances = [.. state.Instances.Select(Open)] };

    private Instance Open(Instance instance) =>
        instance.Checks.Any(check => check.Secrets is not null || Settings(check) is { } settings && SettingsMask.HasSecrets(settings))
            ? instance with { Checks = [.. instance.Checks.Select(Open)] }
            : instance;

    private HealthCheck Open(HealthCheck check)
    {
        if (check.Secrets is { } stored)
        {
            return check with { Secrets = new(stored.Encrypted, protection.Unprotect(stored.Encrypted)) };
        }

        var (settings, secrets) = Hide(Settings(check), check.Settings);
        return secrets is null ? check : check with { Settings = settings.Json, Secrets = secrets };
    }

    private SettingsObject? Settings(HealthCheck check) => strategies.TryGet(check.Strategy, out var strategy) ? strategy.Settings.Root : null;
}
