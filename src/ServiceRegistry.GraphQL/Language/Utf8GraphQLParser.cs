using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Parses strings (Hot Chocolate's name and methods).</summary>
public static class Utf8GraphQLParser
{
    /// <summary>Parses a document.</summary>
    /// <param name="sourceText">The text.</param>
    /// <param name="options">What it may be at most; <see cref="ParserOptions.Default"/> where null.</param>
    /// <exception cref="SyntaxException">The text is no document, or passes a limit.</exception>
    public static DocumentNode Parse(string sourceText, ParserOptions? options = null) =>
        DocumentParser.Parse(Encoding.UTF8.GetBytes(sourceText), options);

    /// <summary>Parts of documents.</summary>
    public static class Syntax
    {
        /// <summary>Parses a value.</summary>
        /// <param name="sourceText">The text, nothing but the value.</param>
        /// <param name="constant">True where variables are refused.</param>
        /// <exception cref="SyntaxException">The text is no value, or passes a limit.</exception>
        public static ValueNode ParseValueLiteral(string sourceText, bool constant = true) =>
            DocumentParser.ParseValue(Encoding.UTF8.GetBytes(sourceText), constant);

        /// <summary>Parses a reference to a type.</summary>
        /// <param name="sourceText">The text, nothing but the reference.</param>
        /// <exception cref="SyntaxException">The text is no type reference, or passes a limit.</exception>
        public static TypeNode ParseTypeReference(string sourceText) => DocumentParser.ParseType(Encoding.UTF8.GetBytes(sourceText));
    }
}
