using System.Globalization;
using System.Xml;

namespace ServiceRegistry.Server.Settings;

/// <summary>Reads settings one by one, remembers which were asked for, and collects what is wrong with them.</summary>
internal sealed class SettingsSection(IConfigurationSection section, List<string> problems, HashSet<string> known)
{
    public SettingsSection(IConfigurationSection section, List<string> problems)
        : this(section, problems, new HashSet<string>(StringComparer.OrdinalIgnoreCase))
    {
    }

    public SettingsSection Below(string name) => new(section.GetSection(name), problems, known);

    public string Text(string name, string unless) => Read(name) ?? unless;

    /// <summary>A folder that is there, from the content root on; null unless set.</summary>
    public string? Folder(string name, string contentRoot)
    {
        if (Read(name) is not { Length: > 0 } text)
        {
            return null;
        }

        var folder = Path.GetFullPath(text, contentRoot);
        if (!Directory.Exists(folder))
        {
            Refuse(name, text, $"a folder that is there ({folder} is not)");
        }

        return folder;
    }

    /// <summary>True where the setting that another one needs is set.</summary>
    public bool Demand(string name, string needed)
    {
        var isThere = Read(needed) is { Length: > 0 };
        if (!isThere)
        {
            Refuse(name, Read(name) ?? "", $"only together with '{Spell($"{section.Path}:{needed}")}'");
        }

        return isThere;
    }

    public int Number(string name, int unless, int least, int most = int.MaxValue) =>
        (int)Number(name, (long)unless, least, most);

    public long Number(string name, long unless, long least, long most = long.MaxValue)
    {
        if (Read(name) is not { } text)
        {
            return unless;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Refuse(name, text, most is long.MaxValue or int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}");
        return unless;
    }

    public bool Flag(string name, bool unless)
    {
        if (Read(name) is not { } text)
        {
            return unless;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        Refuse(name, text, "true or false");
        return unless;
    }

    public TimeSpan Duration(string name, TimeSpan unless, TimeSpan least, TimeSpan most)
    {
        if (Read(name) is not { } text)
        {
            return unless;
        }

        if (TryParseDuration(text, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Refuse(name, text, $"a duration of at least {XmlConvert.ToString(least)} and at most {XmlConvert.ToString(most)}, written like PT30S, PT5M or P7D");
        return unless;
    }

    public T OneOf<T>(string name, T unless)
        where T : struct, Enum
    {
        if (Read(name) is not { } text)
        {
            return unless;
        }

        if (Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } match)
        {
            return Enum.Parse<T>(match);
        }

        Refuse(name, text, string.Join(" or ", Enum.GetNames<T>()));
        return unless;
    }

    public IReadOnlyList<T> List<T>(string name, Func<string, T?> parse, string allowed)
        where T : class
    {
        var items = new List<T>();
        var list = section.GetSection(name);
        known.Add(list.Path);
        if (list.Value is { Length: > 0 } single)
        {
            problems.Add($"The setting '{Spell(list.Path)}' is a list: its items are written '{Spell(list.Path)}__0', '{Spell(list.Path)}__1' and so on, not '{single}'.");
        }

        foreach (var item in list.GetChildren())
        {
            known.Add(item.Path);
            if (item.Value is { } text && parse(text) is { } value)
            {
                items.Add(value);
            }
            else
            {
                problems.Add($"The setting '{Spell(item.Path)}' is '{item.Value}'; allowed is {allowed}.");
            }
        }

        return items;
    }

    /// <summary>Says which settings there are that nobody asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var (path, value) in section.AsEnumerable())
        {
            // A section may come with an empty value of its own: it is one all the same.
            var isSection = string.IsNullOrEmpty(value) && (path == section.Path || section.GetSection(Relative(path)).GetChildren().Any());
            if (value is not null && !isSection && !known.Contains(path))
            {
                problems.Add($"The setting '{Spell(path)}' with the value '{value}' is not known; known are {string.Join(", ", Near(path).Select(Spell).Order())}.");
            }
        }
    }

    public void Refuse(string name, string value, string allowed) =>
        problems.Add($"The setting '{Spell($"{section.Path}:{name}")}' is '{value}'; allowed is {allowed}.");

    private static bool TryParseDuration(string text, out TimeSpan value)
    {
        // A bare number would count as days: 30 is taken for seconds by whoever writes it.
        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value))
        {
            return text.Contains(':', StringComparison.Ordinal);
        }

        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>The known settings of the same section; all where there is no such section.</summary>
    private IEnumerable<string> Near(string path)
    {
        var siblings = known.Where(k => k.StartsWith(path[..(path.LastIndexOf(':') + 1)], StringComparison.OrdinalIgnoreCase)).ToList();
        return siblings.Count > 0 ? siblings : known;
    }

    private string Relative(string path) => path[(section.Path.Length + 1)..];

    private static string Spell(string path) => path.Replace(":", "__", StringComparison.Ordinal);

    private string? Read(string name)
    {
        var value = section.GetSection(name);
        known.Add(value.Path);
        return value.Value;
    }
}
