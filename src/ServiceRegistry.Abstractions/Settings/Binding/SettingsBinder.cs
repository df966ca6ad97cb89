using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>Reads settings of one class from JSON, all that is wrong at once.</summary>
internal sealed class SettingsBinder<TSettings>
    where TSettings : class
{
    private readonly SettingsClass settingsClass;

    public SettingsBinder(string strategyName)
    {
        settingsClass = new SettingsClassReader(strategyName).ReadClass(typeof(TSettings));
        Schema = SettingsClassReader.Schema(settingsClass);
    }

    public SettingsSchema Schema { get; }

    public SettingsBinding Bind(string json, Func<TSettings, IEnumerable<SettingsProblem>> validate, Func<TSettings, IBoundCheck> bind)
    {
        using var document = Parse(json, out var malformed);
        if (document is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return SettingsBinding.Invalid([SettingsPath.Root.Problem(malformed ?? "Settings must be an object.", SettingsProblemCode.WrongType)]);
        }

        var problems = new SettingsProblems();
        var settings = (TSettings)settingsClass.Read(document.RootElement, SettingsPath.Root, problems);
        if (problems.Holes == 0)
        {
            problems.AddUnsaid(validate(settings));
        }

        return problems.All.Count > 0
            ? SettingsBinding.Invalid(problems.All)
            : SettingsBinding.Valid(SettingsJson.Write(writer => settingsClass.Write(writer, settings)), bind(settings));
    }

    private static JsonDocument? Parse(string json, out string? malformed)
    {
        malformed = null;
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            malformed = "Settings must be JSON: " + e.Message;
            return null;
        }
    }
}
