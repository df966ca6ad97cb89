using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Core.Secrets;

/// <summary>Settings whose secrets are set apart.</summary>
/// <param name="Json">The settings, with a mask in the place of each secret.</param>
/// <param name="Values">The secrets by their places, a JSON object; null where there are none.</param>
/// <param name="Masks">Where a mask was given in place of a secret: from the settings down.</param>
public sealed record MaskedSettings(string Json, string? Values, ImmutableArray<ImmutableArray<string>> Masks);

/// <summary>Takes the secrets out of settings, and puts them back.</summary>
public static class SettingsMask
{
    /// <summary>What is shown in the place of a secret, whatever its type and length.</summary>
    public const string Mask = "***";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether settings can hold a secret.</summary>
    public static bool HasSecrets(SettingsObject settings) => settings.Fields.Any(field => field.IsSecret || HasSecrets(field.Type));

    /// <summary>Puts a mask in the place of each secret that is there.</summary>
    /// <param name="settings">What the settings are.</param>
    /// <param name="json">A JSON object.</param>
    public static MaskedSettings Hide(SettingsObject settings, string json)
    {
        if (!HasSecrets(settings))
        {
            return new(json, null, []);
        }

        using var document = JsonDocument.Parse(json);
        var secrets = new List<(ImmutableArray<string> Path, JsonElement Value)>();
        var masked = Write(writer => Copy(writer, document.RootElement, new SettingsObjectType(settings, false), [], (path, value) =>
        {
            secrets.Add((path, value));
            writer.WriteStringValue(Mask);
        }));
        var given = secrets.Where(secret => !IsMask(secret.Value)).ToList();
        return new(
            masked,
            given.Count == 0 ? null : Write(writer => WriteSecrets(writer, given)),
            [.. secrets.Where(secret => IsMask(secret.Value)).Select(secret => secret.Path)]);
    }

    /// <summary>The texts among the secrets, those within lists and objects too.</summary>
    /// <param name="settings">What the settings are.</param>
    /// <param name="json">JSON, valid or not.</param>
    public static IReadOnlyList<string> Texts(SettingsObject settings, string json)
    {
        if (!HasSecrets(settings))
        {
            return [];
        }

        var texts = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(json);
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            Copy(nowhere, document.RootElement, new SettingsObjectType(settings, false), [], (_, value) =>
            {
                AddTexts(value, texts);
                nowhere.WriteNullValue();
            });
        }
        catch (JsonException)
        {
            // What is no JSON is refused by its strategy, and holds nothing that could be told apart.
        }

        return texts;
    }

    /// <summary>Puts secrets back where they were taken out.</summary>
    /// <param name="json">Settings with masks.</param>
    /// <param name="values">The secrets by their places.</param>
    public static string Reveal(string json, string values)
    {
        using var document = JsonDocument.Parse(json);
        using var secrets = JsonDocument.Parse(values);
        return Write(writer => Fill(writer, document.RootElement, "", secrets.RootElement));
    }

    private static bool HasSecrets(SettingsType type) => type switch
    {
        SettingsListType list => HasSecrets(list.Item),
        SettingsObjectType nested => HasSecrets(nested.Object),
        _ => false,
    };

    private static void Copy(
        Utf8JsonWriter writer, JsonElement json, SettingsType? type, ImmutableArray<string> path, Action<ImmutableArray<string>, JsonElement> hide)
    {
        switch (json.ValueKind, type)
        {
            case (JsonValueKind.Object, SettingsObjectType nested):
                writer.WriteStartObject();
                foreach (var given in json.EnumerateObject())
                {
                    var field = nested.Object.Fields.FirstOrDefault(field => field.Name == given.Name);
                    writer.WritePropertyName(given.Name);
                    if (field is { IsSecret: true } && given.Value.ValueKind != JsonValueKind.Null)
                    {
                        hide(path.Add(given.Name), given.Value);
                    }
                    else
                    {
                        Copy(writer, given.Value, field?.Type, path.Add(given.Name), hide);
                    }
                }

                writer.WriteEndObject();
                break;
            case (JsonValueKind.Array, SettingsListType list):
                writer.WriteStartArray();
                foreach (var (place, item) in json.EnumerateArray().Index())
                {
                    Copy(writer, item, list.Item, path.Add(Place(place)), hide);
                }

                writer.WriteEndArray();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static void Fill(Utf8JsonWriter writer, JsonElement json, string path, JsonElement secrets)
    {
        if (path.Length > 0 && secrets.TryGetProperty(path, out var secret))
        {
            secret.WriteTo(writer);
            return;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in json.EnumerateObject())
                {
                    writer.WritePropertyName(field.Name);
                    Fill(writer, field.Value, $"{path}/{field.Name}", secrets);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var (place, item) in json.EnumerateArray().Index())
                {
                    Fill(writer, item, $"{path}/{Place(place)}", secrets);
                }

                writer.WriteEndArray();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static void WriteSecrets(Utf8JsonWriter writer, List<(ImmutableArray<string> Path, JsonElement Value)> secrets)
    {
        writer.WriteStartObject();
        foreach (var (path, value) in secrets)
        {
            writer.WritePropertyName("/" + string.Join('/', path));
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void AddTexts(JsonElement value, List<string> texts)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                texts.Add(value.GetString()!);
                break;
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    AddTexts(field.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    AddTexts(item, texts);
                }

                break;
        }
    }

    private static bool IsMask(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals(Mask);

    private static string Place(int place) => place.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Form))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
