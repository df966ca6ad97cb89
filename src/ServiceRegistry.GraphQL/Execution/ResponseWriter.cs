using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Writes JSON into a pooled buffer of UTF-8 that can be taken back to an earlier length (null propagation does that).</summary>
public sealed class ResponseWriter : IDisposable
{
    private byte[] buffer;

    /// <summary>An empty writer.</summary>
    /// <param name="capacity">The bytes to begin with.</param>
    public ResponseWriter(int capacity = 4096) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>What is written, valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    /// <summary>Drops what was written behind a length.</summary>
    /// <param name="length">A length that the writer had before.</param>
    public void RollBack(int length) => Length = length;

    /// <summary>Writes bytes that are JSON already.</summary>
    /// <param name="utf8">The bytes.</param>
    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        Length += utf8.Length;
    }

    /// <summary>Writes one byte.</summary>
    /// <param name="value">The byte.</param>
    public void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The value.</param>
    public void WriteNumber(long value) => Format(value, 20);

    /// <summary>Writes a finite number, so that it reads back the same.</summary>
    /// <param name="value">The value.</param>
    public void WriteNumber(double value) => Format(value, 32);

    /// <summary>Writes a decimal.</summary>
    /// <param name="value">The value.</param>
    public void WriteNumber(decimal value) => Format(value, 32);

    /// <summary>Writes a string with its quotes, escaped as JSON demands; unpaired surrogates become U+FFFD.</summary>
    /// <param name="value">The text.</param>
    public void WriteString(ReadOnlySpan<char> value)
    {
        // Most texts are plain: then a character is a byte.
        if (!value.ContainsAnyExcept(Plain))
        {
            var target = Reserve(value.Length + 2);
            target[0] = (byte)'"';
            Ascii.FromUtf16(value, target[1..], out var length);
            target[length + 1] = (byte)'"';
            Length += length + 2;
            return;
        }

        WriteCarefully(value);
    }

    private void WriteCarefully(ReadOnlySpan<char> value)
    {
        var escaper = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        WriteByte((byte)'"');
        Span<char> escaped = stackalloc char[16];
        var first = NeedsCare(value);
        while (first >= 0)
        {
            WriteUtf8(value[..first]);
            Rune.DecodeFromUtf16(value[first..], out var rune, out var consumed);
            escaper.Encode(value.Slice(first, consumed), escaped, out _, out var written);
            WriteUtf8(escaped[..written]);
            value = value[(first + consumed)..];
            first = NeedsCare(value);
        }

        WriteUtf8(value);
        WriteByte((byte)'"');
    }

    /// <summary>Writes a JSON value as it is.</summary>
    /// <param name="value">The value.</param>
    public void WriteJson(JsonElement value) => WriteRaw(JsonMarshal.GetRawUtf8Value(value));

    /// <inheritdoc />
    public void Dispose()
    {
        var rented = buffer;
        buffer = [];
        Length = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '\u007f' - ' ').Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    private static readonly SearchValues<char> Careful = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\', '\u007f', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private static int NeedsCare(ReadOnlySpan<char> value) => value.IndexOfAny(Careful);

    private void WriteUtf8(ReadOnlySpan<char> text)
    {
        var target = Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, target);
    }

    private void Format<T>(T value, int size)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Reserve(size), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Counts bytes that were put into the room behind what was written.</summary>
    internal void Advance(int count) => Length += count;

    /// <summary>Room for at least so many bytes behind what is written; <see cref="Advance"/> says how many were used.</summary>
    internal Span<byte> Reserve(int size)
    {
        if (buffer.Length - Length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, Length + size));
            buffer.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return buffer.AsSpan(Length);
    }
}
