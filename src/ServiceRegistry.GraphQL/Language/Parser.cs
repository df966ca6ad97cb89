using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>
/// Recursive descent over the grammar of chapter 2; the rules carry the specification's names. Every rule that contains itself counts
/// its depth, since an overflown stack ends the process.
/// </summary>
internal ref partial struct Parser
{
    private readonly ParserOptions options;
    private NameTable names = new();
    private NodeStack open = new();
    private Lexer lexer;
    private int lastEnd;
    private int fields;

    internal Parser(ReadOnlySpan<byte> source, ParserOptions options)
    {
        this.options = options;
        lexer = new Lexer(source, options.MaxTokens);
        lexer.Next();
    }

    /// <summary>Gives back what it has borrowed.</summary>
    public void Dispose()
    {
        names.Dispose();
        open.Dispose();
    }

    /// <summary>Ends the source.</summary>
    internal void ExpectEnd()
    {
        if (!At(TokenKind.EndOfFile))
        {
            throw Expected("the end of the text");
        }
    }

    private readonly bool At(TokenKind kind) => lexer.Kind == kind;

    private readonly bool AtKeyword(ReadOnlySpan<byte> keyword) => lexer.Kind == TokenKind.Name && lexer.Value.SequenceEqual(keyword);

    private void Advance()
    {
        lastEnd = lexer.End;
        lexer.Next();
    }

    private bool Skip(TokenKind kind)
    {
        if (!At(kind))
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!AtKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes a token that must be there.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="expected">What it is called where it is missing.</param>
    private void Expect(TokenKind kind, string expected)
    {
        if (!Skip(kind))
        {
            throw Expected(expected);
        }
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword, string expected)
    {
        if (!SkipKeyword(keyword))
        {
            throw Expected(expected);
        }
    }

    private readonly Mark Begin() => new(lexer.Start, lexer.StartLine, lexer.StartColumn);

    private readonly Location From(Mark mark) => new(mark.Start, lastEnd, mark.Line, mark.Column);

    /// <summary>Name.</summary>
    /// <param name="expected">What it names, and what else may stand in its place.</param>
    private NameNode ParseName(string expected)
    {
        if (!At(TokenKind.Name))
        {
            throw Expected(expected);
        }

        var node = new NameNode(lexer.Location, names.Get(lexer.Value));
        Advance();
        return node;
    }

    /// <summary>The level that a rule inside itself stands on.</summary>
    private readonly int Deeper(int depth, string what) => depth < options.MaxDepth
        ? depth + 1
        : throw new SyntaxException(DocumentLimit.Exceeded(
            "depth", options.MaxDepth, $"The document has {what} more than {options.MaxDepth} levels deep.", lexer.Location));

    private readonly SyntaxException Expected(string expected) => SyntaxException.At($"Expected {expected}, but found {Found()}.", lexer.Location);

    /// <summary>The current token in words, as far as a message has room for it.</summary>
    private readonly string Found() => lexer.Kind switch
    {
        TokenKind.EndOfFile => "the end of the text",
        TokenKind.String or TokenKind.BlockString => "a string",
        TokenKind.Integer or TokenKind.Float => $"the number {Shown()}",
        _ => Shown(),
    };

    private readonly string Shown() => Shorten.Quote(Encoding.UTF8.GetString(lexer.Value[..Math.Min(lexer.Value.Length, 200)]));

    private readonly record struct Mark(int Start, int Line, int Column);
}
