using System.Text.Json;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>What a plugin.json says; all of it may be left out, and so may the file.</summary>
internal sealed record PluginManifest(string? Name, string? Version, string? Description)
{
    public const string FileName = "plugin.json";

    public static PluginManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return new PluginManifest(null, null, null);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new PluginManifest(Text(document, "name"), Text(document, "version"), Text(document, "description"))
                : throw new PluginLoadException($"{FileName} is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new PluginLoadException($"{FileName} is not JSON: {e.Message}");
        }
    }

    private static string? Text(JsonDocument document, string field)
    {
        if (!document.RootElement.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 4096 } text
            ? text
            : throw new PluginLoadException($"In {FileName}, {field} is not a text.");
    }
}
