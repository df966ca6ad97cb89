namespace ServiceRegistry.GraphQL.Language;

/// <summary>The error of a document that is larger than allowed.</summary>
internal static class DocumentLimit
{
    /// <summary>An error that names the limit, and says in its extensions which and how much it is.</summary>
    /// <param name="limit">The limit's name in <c>extensions.limit</c>.</param>
    /// <param name="maximum">What is allowed.</param>
    /// <param name="message">What there is too much of.</param>
    /// <param name="location">Where the limit was passed; null where no place says it.</param>
    internal static GraphQLError Exceeded(string limit, int maximum, string message, Location? location) => new(message)
    {
        Code = ErrorCodes.DocumentLimit,
        Locations = location is null ? [] : [location],
        Extensions = new Dictionary<string, object?> { ["limit"] = limit, ["maximum"] = maximum },
    };
}
