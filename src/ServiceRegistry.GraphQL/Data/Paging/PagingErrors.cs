namespace ServiceRegistry.GraphQL.Data;

/// <summary>The codes of errors in arguments of paging, as Hot Chocolate has them.</summary>
internal static class PagingErrors
{
    public const string TooLarge = "HC0051";

    public const string FirstAndLast = "HC0052";

    public const string BadCursor = "HC0078";

    public const string Negative = "HC0079";
}
