using System.Runtime.CompilerServices;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Hosting;

/// <summary>Queries of a small schema.</summary>
[QueryType]
public static class GreetingQueries
{
    /// <summary>Greets somebody.</summary>
    public static string GetHello(string name = "World") => $"Hello {name}";

    /// <summary>Greets somebody, later.</summary>
    public static async Task<string> GetLateHelloAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return "Hello at last";
    }

    /// <summary>Has a fault.</summary>
    public static string? GetFault() => throw new InvalidOperationException("secret");
}

/// <summary>Mutations of a small schema.</summary>
[MutationType]
public static class GreetingMutations
{
    /// <summary>Counts a greeting.</summary>
    public static int Greet(int times) => times + 1;
}

/// <summary>Subscriptions of a small schema.</summary>
[SubscriptionType]
public static class GreetingSubscriptions
{
    /// <summary>Counts from a number on.</summary>
    [Subscribe(With = nameof(CountAsync))]
    public static int OnCount([EventMessage] int number) => number;

    /// <summary>Counts five numbers behind the one that the client saw last.</summary>
    public static async IAsyncEnumerable<SourceEvent> CountAsync(
        [GlobalState(GraphQLContextKeys.LastEventId)] string? lastEventId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = lastEventId is null ? 0 : int.Parse(lastEventId[(lastEventId.IndexOf(':') + 1)..]);
        for (var number = last + 1; number <= last + 5; number++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SourceEvent(number, $"e:{number}");
        }
    }
}
