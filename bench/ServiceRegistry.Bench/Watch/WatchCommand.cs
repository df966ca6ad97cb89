using System.Diagnostics;
using System.Text.Json;

namespace ServiceRegistry.Bench.Watch;

/// <summary>Makes one change after the other, each once all subscribers have seen the one before.</summary>
internal static class WatchCommand
{
    public const string Name = "watch";

    public static async Task<int> RunAsync(string argument)
    {
        var plan = WatchPlan.Of(argument);
        using var client = new GraphQLClient(plan.Server);
        var id = await RegisterAsync(client);
        var subscribers = await Task.WhenAll(Enumerable.Range(0, plan.Subscribers).Select(_ => Subscriber.ConnectAsync(plan.Server)));

        var times = new List<long>(plan.Changes * plan.Subscribers);
        for (var change = 0; change < plan.WarmUp + plan.Changes; change++)
        {
            var begin = Stopwatch.GetTimestamp();
            var arrivals = subscribers.Select(subscriber => subscriber.NextChangeAsync()).ToArray();
            await client.SendAsync(Operations.Change(id, weight: change + 1));
            foreach (var arrival in arrivals)
            {
                var took = await arrival - begin;
                if (change >= plan.WarmUp)
                {
                    times.Add(took);
                }
            }
        }

        long[] sorted = [.. times.Order()];
        Console.WriteLine(JsonSerializer.Serialize(new WatchReport(
            Percentile.Of(sorted, 0.5), Percentile.Of(sorted, 0.99), Percentile.Of(sorted, 1))));
        foreach (var subscriber in subscribers)
        {
            subscriber.Dispose();
        }

        return 0;
    }

    private static async Task<string> RegisterAsync(GraphQLClient client)
    {
        using var answer = JsonDocument.Parse(await client.SendAsync(Operations.Register("watched", first: 0, count: 1)));
        return answer.RootElement.GetProperty("data").GetProperty("registerInstances").GetProperty("instances")[0].GetProperty("id").GetString()!;
    }
}
