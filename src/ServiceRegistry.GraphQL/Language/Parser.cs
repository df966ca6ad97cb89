using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>
/// Recursive descent over the grammar of chapter 2; the rules carry the specification's names. Every rule that contains itself counts
/// its depth, since an overflown stack ends the process.
/// </summary>
internal ref partial struct Parser
{
    private readonly ParserOptions options;
    private readonly NameTable names = new();
    private Lexer lexer;
    private int lastEnd;
    private int fields;

    internal Parser(ReadOnlySpan<byte> source, ParserOptions options)
    {
        this.options = options;
        lexer = new Lexer(source, options.MaxTokens);
        lexer.Next();
    }

    /// <summary>Ends the source.</summary>
    internal void ExpectEnd()
    {
        if (!At(TokenKind.EndOfFile))
        {
            throw Expected(TokenKind.EndOfFile);
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

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
        {
            throw Expected(kind);
        }
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Unexpected($"Expected `{Encoding.UTF8.GetString(keyword)}`");
        }
    }

    private readonly Mark Begin() => new(lexer.Start, lexer.StartLine, lexer.StartColumn);

    private readonly Location From(Mark mark) => new(mark.Start, lastEnd, mark.Line, mark.Column);

    private NameNode ParseName()
    {
        if (!At(TokenKind.Name))
        {
            throw Expected(TokenKind.Name);
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

    private readonly SyntaxException Expected(TokenKind kind) => SyntaxException.At(
        $"Expected a `{kind}`-token, but found a `{lexer.Kind}`-token{Found()}.", lexer.Location);

    private readonly SyntaxException Unexpected(string expectation) => SyntaxException.At(
        $"Unexpected token: {lexer.Kind}. {expectation}{(lexer.Kind == TokenKind.Name ? $", but found{Found()}" : "")}.", lexer.Location);

    private readonly string Found() =>
        lexer.Kind == TokenKind.Name ? $" {Shorten.Quote(Encoding.UTF8.GetString(lexer.Value[..Math.Min(lexer.Value.Length, 200)]))}" : "";

    private readonly record struct Mark(int Start, int Line, int Column);
}
