namespace ServiceRegistry.GraphQL.Types;

/// <summary>What is weighed so unless attributes say otherwise; as Hot Chocolate weighs it.</summary>
internal static class DefaultCosts
{
    /// <summary>A field that may have to wait.</summary>
    public const double WaitingField = 10;

    /// <summary>A field that answers objects.</summary>
    public const double ObjectField = 1;

    /// <summary>A <c>where</c> or an <c>order</c>, before what is in it.</summary>
    public const double Criteria = 10;

    /// <summary>One operation of a filter.</summary>
    public const double FilterOperation = 10;

    /// <summary>One operation that looks through text.</summary>
    public const double TextSearch = 20;

    /// <summary>One field of an order.</summary>
    public const double SortField = 10;
}
