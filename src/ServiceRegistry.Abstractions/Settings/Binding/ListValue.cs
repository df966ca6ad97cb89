using System.Collections;
using System.Text.Json;

namespace ServiceRegistry.Abstractions;

/// <summary>A list: an array, or a List where the property asks for one.</summary>
internal sealed class ListValue(SettingsListType type, SettingsValue item, Type itemClass, Type? listClass) : SettingsValue(type)
{
    protected override object? ReadValue(JsonElement json, SettingsPath path, SettingsProblems problems)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return WrongType(path, problems, "a list");
        }

        var holes = problems.Holes;
        var items = json.EnumerateArray().Select((given, place) => item.Read(given, path.Down(place), problems)).ToList();
        if (problems.Holes > holes)
        {
            return null;
        }

        var array = Array.CreateInstance(itemClass, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            array.SetValue(items[i], i);
        }

        return listClass is null ? array : Activator.CreateInstance(listClass, array);
    }

    protected override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartArray();
        foreach (var current in (IEnumerable)value)
        {
            WriteOrNull(writer, item, current);
        }

        writer.WriteEndArray();
    }
}
