namespace ServiceRegistry.Abstractions;

/// <summary>Why a check could not run: the codes that the host itself gives.</summary>
public static class CheckErrorCode
{
    /// <summary>The strategy threw.</summary>
    public const string CheckFailed = "CHECK_FAILED";

    /// <summary>The host's policy denies the address that the check would connect to.</summary>
    public const string TargetNotAllowed = "TARGET_NOT_ALLOWED";

    /// <summary>Neither the check nor the instance says all that is needed to reach the target: its port, for instance.</summary>
    public const string TargetIncomplete = "TARGET_INCOMPLETE";

    /// <summary>No loaded plugin offers the strategy.</summary>
    public const string StrategyNotLoaded = "STRATEGY_NOT_LOADED";

    /// <summary>The plugin of the strategy ignored the cancellation of too many runs.</summary>
    public const string PluginQuarantined = "PLUGIN_QUARANTINED";

    /// <summary>The strategy does not accept the check's settings any more: a newer plugin asks for others.</summary>
    public const string SettingsNotValid = "SETTINGS_NOT_VALID";

    /// <summary>The key that the check's secrets were encrypted with is not there.</summary>
    public const string SecretsNotReadable = "SECRETS_NOT_READABLE";

    /// <summary>The strategy has no probe: the service itself reports.</summary>
    public const string ReportedByService = "REPORTED_BY_SERVICE";
}
