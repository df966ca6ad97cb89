namespace ServiceRegistry.GraphQL.Language;

/// <summary>A source text that is no document, or one that is larger than allowed (Hot Chocolate's name).</summary>
/// <param name="error">The error for the client, with its location.</param>
public sealed class SyntaxException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>The <c>extensions.code</c> of a text that breaks the grammar.</summary>
    public const string Code = "SYNTAX_ERROR";

    /// <summary>The error for the client; its code is <see cref="Code"/>, or <c>DOCUMENT_LIMIT</c>.</summary>
    public GraphQLError Error { get; } = error;

    internal static SyntaxException At(string message, Location location) =>
        new(new GraphQLError(message) { Code = Code, Locations = [location] });
}
