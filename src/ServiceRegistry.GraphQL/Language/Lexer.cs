using System.Text;
using System.Text.Unicode;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>
/// Cuts UTF-8 into tokens (section 2.1), one at a time. Lines and columns are counted on the way: bytes that only continue a
/// character move the line's beginning along, so that a column is one subtraction.
/// </summary>
internal ref partial struct Lexer
{
    private readonly ReadOnlySpan<byte> source;
    private readonly int maxTokens;
    private int position;
    private int lineStart;
    private int tokens;

    internal Lexer(ReadOnlySpan<byte> source, int maxTokens)
    {
        this.source = source;
        this.maxTokens = maxTokens;
        Line = 1;
        if (!Utf8.IsValid(source))
        {
            throw InvalidUtf8();
        }

        position = lineStart = source.StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>The current token's kind.</summary>
    internal TokenKind Kind { get; private set; }

    /// <summary>Offset of the current token's first byte.</summary>
    internal int Start { get; private set; }

    /// <summary>Line where the current token begins, from 1.</summary>
    internal int StartLine { get; private set; }

    /// <summary>Column where the current token begins, in characters from 1.</summary>
    internal int StartColumn { get; private set; }

    /// <summary>Offset behind the current token.</summary>
    internal readonly int End => position;

    /// <summary>The current token's bytes; without the quotes for a string.</summary>
    internal ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>True where a string has escapes, or a block string needs more than its quotes taken off.</summary>
    internal bool NeedsDecoding { get; private set; }

    private int Line { get; set; }

    /// <summary>The current token's place.</summary>
    internal readonly Location Location => new(Start, position, StartLine, StartColumn);

    /// <summary>Goes on to the next token.</summary>
    internal void Next()
    {
        SkipIgnored();
        Begin();
        if (position == source.Length)
        {
            Kind = TokenKind.EndOfFile;
            Value = default;
            return;
        }

        if (++tokens > maxTokens)
        {
            throw new SyntaxException(DocumentLimit.Exceeded(
                "tokens", maxTokens, $"The document has more than {maxTokens} tokens.", new Location(Start, Start, StartLine, StartColumn)));
        }

        var first = source[position];
        if (IsNameStart(first))
        {
            ReadName();
        }
        else if (first == '"')
        {
            ReadString();
        }
        else if (IsDigit(first) || first == '-')
        {
            ReadNumber();
        }
        else
        {
            ReadPunctuator(first);
        }
    }

    /// <summary>An error at the current position.</summary>
    /// <param name="message">What is wrong.</param>
    internal readonly SyntaxException Error(string message) => ErrorAt(message, position);

    private readonly SyntaxException ErrorAt(string message, int offset) =>
        SyntaxException.At(message, new Location(offset, offset, Line, offset - lineStart + 1));

    private void Begin()
    {
        Start = position;
        StartLine = Line;
        StartColumn = position - lineStart + 1;
    }

    private void SkipIgnored()
    {
        while (position < source.Length)
        {
            switch (source[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    EndLine();
                    break;
                case (byte)'#':
                    SkipComment();
                    break;
                case 0xEF when source[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    lineStart += 2;
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipComment()
    {
        var rest = source[position..];
        var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        Pass(length < 0 ? rest.Length : length);
    }

    /// <summary>Steps over a line terminator: LF, CR, or CR and LF.</summary>
    private void EndLine()
    {
        position += source[position..].StartsWith("\r\n"u8) ? 2 : 1;
        Line++;
        lineStart = position;
    }

    /// <summary>Steps over bytes of one line, counting characters.</summary>
    private void Pass(int length)
    {
        var passed = source.Slice(position, length);
        position += length;
        if (!Ascii.IsValid(passed))
        {
            foreach (var b in passed)
            {
                lineStart += (b & 0xC0) == 0x80 ? 1 : 0;
            }
        }
    }

    private void ReadPunctuator(byte first)
    {
        Kind = first switch
        {
            (byte)'!' => TokenKind.Bang,
            (byte)'$' => TokenKind.Dollar,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'(' => TokenKind.LeftParenthesis,
            (byte)')' => TokenKind.RightParenthesis,
            (byte)':' => TokenKind.Colon,
            (byte)'=' => TokenKind.Equal,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.LeftBracket,
            (byte)']' => TokenKind.RightBracket,
            (byte)'{' => TokenKind.LeftBrace,
            (byte)'}' => TokenKind.RightBrace,
            (byte)'|' => TokenKind.Pipe,
            (byte)'.' when source[position..].StartsWith("..."u8) => TokenKind.Spread,
            _ => throw UnexpectedCharacter(),
        };
        Take(Kind == TokenKind.Spread ? 3 : 1);
    }

    private void ReadName()
    {
        var end = position + 1;
        while (end < source.Length && (IsNameStart(source[end]) || IsDigit(source[end])))
        {
            end++;
        }

        Kind = TokenKind.Name;
        Take(end - position);
    }

    private void Take(int length)
    {
        Value = source.Slice(position, length);
        position += length;
    }

    /// <summary>The next byte; 0, which continues no token, at the end.</summary>
    private readonly byte Peek() => position < source.Length ? source[position] : (byte)0;

    private readonly SyntaxException UnexpectedCharacter(string? why = null)
    {
        Rune.DecodeFromUtf8(source[position..], out var rune, out _);
        var shown = Rune.IsControl(rune) ? "" : $" `{rune}`";
        return Error($"Unexpected character{shown} (U+{rune.Value:X4}){(why is null ? "" : $": {why}")}.");
    }

    private readonly SyntaxException InvalidUtf8()
    {
        var line = 1;
        var column = 1;
        var offset = 0;
        while (Rune.DecodeFromUtf8(source[offset..], out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            var crOfCrLf = rune.Value == '\r' && source[(offset + 1)..].StartsWith("\n"u8);
            (line, column) = rune.Value is '\n' or '\r' && !crOfCrLf ? (line + 1, 1) : (line, column + 1);
            offset += length;
        }

        return SyntaxException.At("The document is not valid UTF-8.", new Location(offset, offset, line, column));
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool IsNameStart(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_';
}
