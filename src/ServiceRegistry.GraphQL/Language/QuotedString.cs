using System.Buffers;
using System.Globalization;
using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>The escapes of a quoted string (section 2.9.4).</summary>
internal static class QuotedString
{
    /// <summary>The string that is meant.</summary>
    /// <param name="raw">The bytes between the quotes; valid UTF-8.</param>
    /// <param name="error">What is wrong and at which offset of <paramref name="raw"/>; null where the string is returned.</param>
    internal static string? Decode(ReadOnlySpan<byte> raw, out (string Message, int Offset)? error)
    {
        var buffer = ArrayPool<char>.Shared.Rent(raw.Length);
        try
        {
            var length = 0;
            var offset = 0;
            error = null;
            while (offset < raw.Length)
            {
                var plain = raw[offset..].IndexOf((byte)'\\');
                var text = plain < 0 ? raw[offset..] : raw.Slice(offset, plain);
                length += Encoding.UTF8.GetChars(text, buffer.AsSpan(length));
                offset += text.Length;
                if (plain >= 0 && !TryUnescape(raw, ref offset, buffer, ref length))
                {
                    error = ("The escape sequence is not valid; allowed are \\\" \\\\ \\/ \\b \\f \\n \\r \\t, \\uXXXX and \\u{X…} of a Unicode character.", offset);
                    return null;
                }
            }

            return new string(buffer, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>Decodes the escape at the offset and steps over it; where it is none, the offset stays.</summary>
    private static bool TryUnescape(ReadOnlySpan<byte> raw, ref int offset, char[] buffer, ref int length)
    {
        var escape = raw[(offset + 1)..];
        if (escape.IsEmpty)
        {
            return false;
        }

        if (escape[0] == 'u')
        {
            return TryUnescapeUnicode(raw, ref offset, buffer, ref length);
        }

        char? simple = (char)escape[0] switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (simple is not { } character)
        {
            return false;
        }

        buffer[length++] = character;
        offset += 2;
        return true;
    }

    private static bool TryUnescapeUnicode(ReadOnlySpan<byte> raw, ref int offset, char[] buffer, ref int length)
    {
        var end = offset;
        if (!TryReadUnicode(raw, ref end, out var value))
        {
            return false;
        }

        // A leading surrogate counts only together with a trailing one, both of fixed width.
        if (value is >= 0xD800 and <= 0xDBFF && raw[offset + 2] != '{')
        {
            var second = end;
            if (!raw[end..].StartsWith("\\u"u8) || raw[(end + 2)..].StartsWith("{"u8)
                || !TryReadUnicode(raw, ref second, out var trailing) || trailing is < 0xDC00 or > 0xDFFF)
            {
                return false;
            }

            value = 0x10000 + ((value - 0xD800) << 10) + (trailing - 0xDC00);
            end = second;
        }

        if (!Rune.TryCreate(value, out var rune))
        {
            return false;
        }

        length += rune.EncodeToUtf16(buffer.AsSpan(length));
        offset = end;
        return true;
    }

    /// <summary>Reads <c>\uXXXX</c> or <c>\u{X…}</c> and steps over it.</summary>
    private static bool TryReadUnicode(ReadOnlySpan<byte> raw, ref int offset, out int value)
    {
        value = 0;
        var body = raw[(offset + 2)..];
        var braced = body.StartsWith("{"u8);
        var digits = !braced ? body[..Math.Min(4, body.Length)] : body.IndexOf((byte)'}') is > 1 and var close ? body[1..close] : default;
        if (digits.Length < (braced ? 1 : 4) || digits.IndexOfAnyExcept("0123456789abcdefABCDEF"u8) >= 0)
        {
            return false;
        }

        var significant = digits.TrimStart((byte)'0');
        if (significant.Length > 6)
        {
            return false;
        }

        value = significant.IsEmpty ? 0 : int.Parse(significant, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        offset += 2 + digits.Length + (braced ? 2 : 0);
        return true;
    }
}
