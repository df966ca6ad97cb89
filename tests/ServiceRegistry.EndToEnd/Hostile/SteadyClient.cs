using System.Diagnostics;

namespace ServiceRegistry.EndToEnd.Hostile;

/// <summary>A client that asks little, one thing after the other, and notes how long it waits.</summary>
internal static class SteadyClient
{
    private const int Requests = 300;
    private const int Windows = 5;

    // What two busy processors do to any answer, whoever keeps them busy.
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Fails where the 99th percentile beside an attacker is more than twice that beside a client that asks as fast as it can, and nothing
    /// hostile: so it is the attack that is seen, not how busy the machine is. Windows of both take turns, and their medians are compared:
    /// one that something else disturbs decides nothing.
    /// </summary>
    /// <param name="client">Where it asks.</param>
    /// <param name="attack">Attacks until it is cancelled.</param>
    public static async Task ShouldHardlyNoticeAsync(GraphQLClient client, Func<CancellationToken, Task> attack)
    {
        await WindowAsync(client);
        var (polite, attacked) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < Windows; i++)
        {
            polite.Add(await WindowAsync(client, end => AskAsync(client, end)));
            attacked.Add(await WindowAsync(client, attack));
        }

        var allowed = new[] { 2 * Median(polite), polite.Max(), Floor }.Max();
        Median(attacked).ShouldBeLessThan(allowed, $"polite: {Show(polite)}; attacked: {Show(attacked)}");
    }

    private static async Task<TimeSpan> WindowAsync(GraphQLClient client, Func<CancellationToken, Task> beside)
    {
        using var end = new CancellationTokenSource();
        var other = beside(end.Token);
        var wait = await WindowAsync(client);
        await end.CancelAsync();
        await other;
        return wait;
    }

    private static async Task AskAsync(GraphQLClient client, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await client.PostAsync("{ __schema { types { name fields { name } } } }", null);
        }
    }

    private static async Task<TimeSpan> WindowAsync(GraphQLClient client)
    {
        var waits = new List<TimeSpan>();
        for (var i = 0; i < Requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            (await client.PostAsync("{ registry { revision } }", null)).Errors.ShouldBeEmpty();
            waits.Add(Stopwatch.GetElapsedTime(start));
        }

        return waits.Order().ElementAt(Requests * 99 / 100);
    }

    private static TimeSpan Median(List<TimeSpan> windows) => windows.Order().ElementAt(Windows / 2);

    private static string Show(List<TimeSpan> windows) => string.Join(", ", windows.Select(window => $"{window.TotalMilliseconds:F1} ms"));
}
