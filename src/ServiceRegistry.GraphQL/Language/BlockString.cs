using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Block strings: the common indentation is not part of them (BlockStringValue, section 2.9.4).</summary>
internal static class BlockString
{
    /// <summary>The string that is meant.</summary>
    /// <param name="raw">The bytes between the triple quotes; valid UTF-8.</param>
    internal static string Decode(ReadOnlySpan<byte> raw)
    {
        var lines = Encoding.UTF8.GetString(raw)
            .Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Split('\n');
        var indent = CommonIndent(lines.AsSpan(1));
        var first = Array.FindIndex(lines, line => !IsBlank(line));
        if (first < 0)
        {
            return "";
        }

        var last = Array.FindLastIndex(lines, line => !IsBlank(line));
        var value = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            value.Append(lines[i].AsSpan(i == 0 ? 0 : Math.Min(indent, lines[i].Length)));
            if (i < last)
            {
                value.Append('\n');
            }
        }

        return value.ToString();
    }

    /// <summary>True where the value reads back the same from between triple quotes that stand on lines of their own.</summary>
    /// <param name="value">The string.</param>
    internal static bool CanPrint(string value)
    {
        if (value.Contains('\r', StringComparison.Ordinal))
        {
            return false;
        }

        var lines = value.Split('\n');
        return !IsBlank(lines[0]) && !IsBlank(lines[^1]) && CommonIndent(lines) == 0;
    }

    /// <summary>True where the value reads back the same from between triple quotes on its own line.</summary>
    /// <param name="value">The string.</param>
    internal static bool CanPrintOnOneLine(string value) =>
        value.AsSpan().IndexOfAny('\n', '\r') < 0 && (value.Length == 0 || (!IsBlank(value) && value[^1] is not ('"' or '\\')));

    private static int CommonIndent(ReadOnlySpan<string> lines)
    {
        var common = int.MaxValue;
        foreach (var line in lines)
        {
            if (!IsBlank(line))
            {
                common = Math.Min(common, line.AsSpan().IndexOfAnyExcept(' ', '\t'));
            }
        }

        return common;
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;
}
