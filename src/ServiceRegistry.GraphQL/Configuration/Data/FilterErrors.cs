namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>What is said of filters that are refused.</summary>
internal static class FilterErrors
{
    /// <summary>Hot Chocolate's code for filters with too many operations.</summary>
    public const string TooLarge = "HC0117";

    public static GraphQLException Null(string fieldName) => new($"{fieldName} must not be null.", ErrorCodes.NonNull);

    /// <exception cref="GraphQLException">There is too much of it.</exception>
    public static void CheckSize(int operations, int depth, FilterOptions options)
    {
        if (operations > options.MaxOperations)
        {
            throw new GraphQLException($"The filter has more than the {options.MaxOperations} operations that are allowed.", TooLarge);
        }

        if (depth > options.MaxDepth)
        {
            throw new GraphQLException($"The filter is nested deeper than the {options.MaxDepth} levels that are allowed.", TooLarge);
        }
    }
}
