using System.Text;

namespace ServiceRegistry.Core.Strategies;

/// <summary>Cleans what a check says. It may be a stranger's text: an answer of the target, a message of a plugin.</summary>
public static class OutputText
{
    /// <summary>The most bytes of UTF-8 that are kept.</summary>
    public const int MaxBytes = 4096;

    /// <summary>The text without what is past 4 KiB; control characters but tab and line feed, and lone surrogates, become U+FFFD.</summary>
    public static string? Clean(string? output)
    {
        if (output is null)
        {
            return null;
        }

        var text = new StringBuilder(Math.Min(output.Length, MaxBytes));
        var bytes = 0;
        // A lone surrogate is enumerated as U+FFFD. Of a long text no more is looked at than can be kept.
        var head = output.Length > 2 * MaxBytes ? output[..(2 * MaxBytes)] : output;
        foreach (var rune in head.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            var kept = Rune.IsControl(rune) && rune.Value is not ('\t' or '\n') ? Rune.ReplacementChar : rune;
            bytes += kept.Utf8SequenceLength;
            if (bytes > MaxBytes)
            {
                break;
            }

            text.Append(kept.ToString());
        }

        return text.ToString();
    }
}
