namespace ServiceRegistry.GraphQL.AspNetCore.Delivery;

/// <summary>When to come back to a server that stops: a random moment, so that its clients do not all come at once.</summary>
internal static class RetryHint
{
    public static TimeSpan Next() => TimeSpan.FromMilliseconds(Random.Shared.Next(1000, 5000));
}
