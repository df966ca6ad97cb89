using System.Text.Json;

namespace ServiceRegistry.Core.Checks;

/// <summary>The host that a check goes to, as far as it can be told before it runs: runs are bounded per host.</summary>
internal static class TargetHost
{
    /// <summary>The host of the settings' <c>url</c>, else their <c>host</c>, else the instance's own.</summary>
    public static string Of(string settings, string instanceHost)
    {
        if (!settings.Contains("\"url\"", StringComparison.Ordinal) && !settings.Contains("\"host\"", StringComparison.Ordinal))
        {
            return instanceHost;
        }

        try
        {
            using var json = JsonDocument.Parse(settings);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return instanceHost;
            }

            if (Text(json.RootElement, "url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri))
            {
                return uri.IdnHost;
            }

            return Text(json.RootElement, "host") ?? instanceHost;
        }
        catch (JsonException)
        {
            // Settings that cannot be read are their strategy's to refuse.
            return instanceHost;
        }
    }

    private static string? Text(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
