namespace ServiceRegistry.GraphQL.Language;

/// <summary>The kinds of lexical tokens (section 2.1.6).</summary>
internal enum TokenKind
{
    StartOfFile,
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    LeftParenthesis,
    RightParenthesis,
    Spread,
    Colon,
    Equal,
    At,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Pipe,
    Name,
    Integer,
    Float,
    String,
    BlockString,
}
