namespace ServiceRegistry.Abstractions;

/// <summary>What became of settings that were read: a check that can run, or problems.</summary>
public sealed class SettingsBinding
{
    private SettingsBinding(string? json, IBoundCheck? check, IReadOnlyList<SettingsProblem> problems) =>
        (Json, Check, Problems) = (json, check, problems);

    /// <summary>
    /// The settings in their normal form: every default filled in, the fields in the order of the schema, those that are null
    /// left out. Equal settings are equal as text. Null where there are problems.
    /// </summary>
    public string? Json { get; }

    /// <summary>The check with these settings. Null where there are problems.</summary>
    public IBoundCheck? Check { get; }

    /// <summary>All that is wrong; empty where nothing is.</summary>
    public IReadOnlyList<SettingsProblem> Problems { get; }

    /// <summary>Settings that are valid.</summary>
    public static SettingsBinding Valid(string json, IBoundCheck check) => new(json, check, []);

    /// <summary>Settings that are not.</summary>
    public static SettingsBinding Invalid(IReadOnlyList<SettingsProblem> problems) => new(null, null, problems);
}
