using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL;

/// <summary>One entry of a response's <c>errors</c> (section 7.1.6).</summary>
/// <param name="Message">What is wrong, for the developer who reads it.</param>
public sealed record GraphQLError(string Message)
{
    /// <summary>Where in the document it arose; empty where it belongs to none.</summary>
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>The response position: names (<see cref="string"/>) and list places (<see cref="int"/>); null for a request error.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>The stable code, shown as <c>extensions.code</c>; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Further extensions beside the code; values are strings, numbers, booleans, or lists and dictionaries of them.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The exception behind it: for the log alone, never for the client.</summary>
    public Exception? Exception { get; init; }

    /// <summary>An error at a node of the document.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="nodes">The nodes concerned.</param>
    public static GraphQLError At(string message, params IEnumerable<SyntaxNode> nodes) =>
        new(message) { Locations = [.. nodes.Select(n => n.Location).OfType<Location>()] };
}

/// <summary>Ends the field that throws it with an error that the client may see (Hot Chocolate's name).</summary>
/// <param name="error">The error shown.</param>
public sealed class GraphQLException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>A plain message with an optional code.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="code">The stable code; none where null.</param>
    public GraphQLException(string message, string? code = null)
        : this(new GraphQLError(message) { Code = code })
    {
    }

    /// <summary>The error shown.</summary>
    public GraphQLError Error { get; } = error;
}
