using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Plugins.Running;

/// <summary>The secrets of a check, to be taken out of whatever it says: a target may well send back what it was sent.</summary>
internal sealed class SecretTexts
{
    /// <summary>Shorter ones are no secrets, and are in too many words.</summary>
    private const int MinLength = 4;

    /// <summary>Each is looked for in every output; a text of more is no talk, but data.</summary>
    private const int MaxLines = 64;

    // Longest first: one may hold another.
    private readonly string[] texts;

    private SecretTexts(string[] texts) => this.texts = texts;

    public static SecretTexts Of(SettingsObject settings, string json) => new(
        [.. SettingsMask.Texts(settings, json).SelectMany(Parts).Where(text => text.Length >= MinLength).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)]);

    /// <summary>The output, masked, clean and cut.</summary>
    public string? Clean(string? output)
    {
        if (output is null || texts.Length == 0)
        {
            return OutputText.Clean(output);
        }

        // Masked before it is cut, or half a secret would stay; of what is much longer than can be kept only the head is looked at.
        var most = (2 * OutputText.MaxBytes) + (2 * texts[0].Length);
        var masked = Mask(output.Length > most ? output[..most] : output);
        return OutputText.Clean(output.Length > most ? masked[..Math.Max(0, masked.Length - texts[0].Length)] : masked);
    }

    public string Mask(string text) => texts.Aggregate(text, (masked, secret) => masked.Replace(secret, SettingsMask.Mask, StringComparison.Ordinal));

    /// <summary>The whole, and its lines: a target that speaks in lines answers to each of them.</summary>
    private static IEnumerable<string> Parts(string text) => text.Split('\n', MaxLines, StringSplitOptions.TrimEntries).Prepend(text);
}
