using System.Globalization;

namespace ServiceRegistry.Abstractions;

/// <summary>The way from the settings down to a value.</summary>
internal sealed class SettingsPath(SettingsPath? parent, string step)
{
    public static SettingsPath Root { get; } = new(null, "");

    public SettingsPath Down(string field) => new(this, field);

    public SettingsPath Down(int place) => new(this, place.ToString(CultureInfo.InvariantCulture));

    public SettingsProblem Problem(string message, string code) => new(ToList(), message, code);

    private List<string> ToList()
    {
        if (parent is null)
        {
            return [];
        }

        var path = parent.ToList();
        path.Add(step);
        return path;
    }
}
