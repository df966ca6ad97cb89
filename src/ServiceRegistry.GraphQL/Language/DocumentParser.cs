namespace ServiceRegistry.GraphQL.Language;

/// <summary>Parses UTF-8 (chapter 2).</summary>
public static class DocumentParser
{
    /// <summary>Parses a document: executable definitions, those of a type system, or both.</summary>
    /// <param name="utf8">The text; a byte order mark is skipped.</param>
    /// <param name="options">What it may be at most; <see cref="ParserOptions.Default"/> where null.</param>
    /// <exception cref="SyntaxException">The text is no document, or passes a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> utf8, ParserOptions? options = null)
    {
        using var parser = new Parser(utf8, options ?? ParserOptions.Default);
        return parser.ParseDocument();
    }

    /// <summary>Parses a value.</summary>
    /// <param name="utf8">The text, nothing but the value.</param>
    /// <param name="constant">True where variables are refused.</param>
    /// <param name="options">What it may be at most; <see cref="ParserOptions.Default"/> where null.</param>
    /// <exception cref="SyntaxException">The text is no value, or passes a limit.</exception>
    public static ValueNode ParseValue(ReadOnlySpan<byte> utf8, bool constant = false, ParserOptions? options = null)
    {
        using var parser = new Parser(utf8, options ?? ParserOptions.Default);
        var value = parser.ParseValue(constant, 0);
        parser.ExpectEnd();
        return value;
    }

    /// <summary>Parses a reference to a type.</summary>
    /// <param name="utf8">The text, nothing but the reference.</param>
    /// <param name="options">What it may be at most; <see cref="ParserOptions.Default"/> where null.</param>
    /// <exception cref="SyntaxException">The text is no type reference, or passes a limit.</exception>
    public static TypeNode ParseType(ReadOnlySpan<byte> utf8, ParserOptions? options = null)
    {
        using var parser = new Parser(utf8, options ?? ParserOptions.Default);
        var type = parser.ParseType(0);
        parser.ExpectEnd();
        return type;
    }
}
