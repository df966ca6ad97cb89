namespace ServiceRegistry.GraphQL.Data;

/// <summary>What is said of filters that are refused.</summary>
internal static class FilterErrors
{
    /// <summary>Hot Chocolate's code for filters with too many operations.</summary>
    public const string TooLarge = "HC0117";

    public static GraphQLException Null(string fieldName) => new($"{fieldName} must not be null.", ErrorCodes.NonNull);

    /// <exception cref="GraphQLException">There are too many.</exception>
    public static void CheckValues(string fieldName, object? values, FilterOptions options)
    {
        if (values is object?[] items && items.Length > options.MaxValues)
        {
            throw new GraphQLException($"{fieldName} has more than the {options.MaxValues} values that are allowed.", TooLarge);
        }
    }

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
