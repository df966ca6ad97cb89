namespace ServiceRegistry.GraphQL.Language;

/// <summary>A source text that is no document, or one that is larger than allowed (Hot Chocolate's name).</summary>
/// <param name="error">The error for the client, with its location.</param>
public sealed class SyntaxException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>The error for the client; its code is <see cref="ErrorCodes.Syntax"/> or <see cref="ErrorCodes.DocumentLimit"/>.</summary>
    public GraphQLError Error { get; } = error;

    internal static SyntaxException At(string message, Location location) =>
        new(new GraphQLError(message) { Code = ErrorCodes.Syntax, Locations = [location] });
}
