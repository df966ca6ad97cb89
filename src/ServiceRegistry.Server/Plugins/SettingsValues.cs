using System.Collections;
using System.Text.Json.Nodes;
using System.Xml;
using ServiceRegistry.Abstractions;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.Server.Instances;

namespace ServiceRegistry.Server.Plugins;

/// <summary>Writes coerced values as the JSON that strategies read.</summary>
internal static class SettingsValues
{
    public static JsonObject ToJson(SettingsObject settings, InputFieldValues values)
    {
        var json = new JsonObject();
        for (var i = 0; i < settings.Fields.Count; i++)
        {
            if (values.Provided[i])
            {
                json.Add(settings.Fields[i].Name, ToJson(values.Values[i]));
            }
        }

        return json;
    }

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        JsonNode node => node,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        TimeSpan duration => JsonValue.Create(XmlConvert.ToString(duration)),
        Uri uri => JsonValue.Create(uri.OriginalString),
        // The one input type that settings share with the registry itself.
        MetadataEntryInput entry => new JsonObject { ["key"] = entry.Key, ["value"] = entry.Value },
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(ToJson)]),
        _ => throw new InvalidOperationException($"Settings hold no value of {value.GetType().Name}."),
    };
}
