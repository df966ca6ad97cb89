using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceRegistry.Bench.Watch;

/// <summary>
/// Changes services in turns at a fixed rate, whether or not the changes before were answered, and takes the time at which each subscriber
/// has each change. A thread a service reads the sockets of its subscribers, one after the other.
/// </summary>
internal static class TellCommand
{
    public const string Name = "tell";

    public static async Task<int> RunAsync(string argument)
    {
        var plan = TellPlan.Of(argument);
        using var client = new GraphQLClient(plan.Server);
        var ids = new string[plan.Services];
        for (var service = 0; service < ids.Length; service++)
        {
            var answer = JsonNode.Parse(await client.SendAsync(Operations.Register([Operations.Registration($"told-{service}", 0)])))!;
            ids[service] = (string)answer["data"]!["registerInstances"]!["instances"]![0]!["id"]!;
        }

        var subscribers = Enumerable.Range(0, plan.Services).Select(service => Enumerable.Range(0, plan.SubscribersOfService)
            .Select(_ => Subscriber.Connect(plan.Server, Operations.SubscribeTo($"told-{service}"))).ToArray()).ToArray();
        var count = plan.WarmUp + plan.Changes;
        var (sent, answered, told) = (new long[count], new long[count], new long[count][]);
        var reading = subscribers.Select((some, service) => Task.Factory.StartNew(() =>
        {
            for (var change = service; change < count; change += plan.Services)
            {
                told[change] = Array.ConvertAll(some, subscriber =>
                {
                    subscriber.AwaitChange();
                    return Stopwatch.GetTimestamp();
                });
            }
        }, TaskCreationOptions.LongRunning)).ToArray();

        var late = await ChangeAsync(plan, client, ids, sent, answered);
        await Task.WhenAll(reading);
        var counted = Enumerable.Range(plan.WarmUp, plan.Changes).ToArray();
        long[] fromRequest = [.. counted.SelectMany(change => told[change].Select(time => time - sent[change])).Order()];
        Console.WriteLine(JsonSerializer.Serialize(new TellReport(
            Spread.Of(fromRequest),
            Percentile.Of(fromRequest, 0.99),
            Spread.Of(counted.SelectMany(change => told[change].Select(time => time - answered[change]))),
            late.TotalMicroseconds)));
        Array.ForEach(subscribers, some => Array.ForEach(some, subscriber => subscriber.Dispose()));
        return 0;
    }

    private static async Task<TimeSpan> ChangeAsync(TellPlan plan, GraphQLClient client, string[] ids, long[] sent, long[] answered)
    {
        var begin = Stopwatch.GetTimestamp();
        var changing = new List<Task>();
        var late = TimeSpan.Zero;
        for (var change = 0; change < sent.Length; change++)
        {
            var time = change * plan.Pause;
            if (time - Stopwatch.GetElapsedTime(begin) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, TimeProvider.System);
            }

            var lateness = Stopwatch.GetElapsedTime(begin) - time;
            late = lateness > late ? lateness : late;
            changing.Add(SendAsync(change));
        }

        await Task.WhenAll(changing);
        return late;

        async Task SendAsync(int change)
        {
            var body = Operations.Change(ids[change % plan.Services], weight: (change / plan.Services % 1000) + 1);
            sent[change] = Stopwatch.GetTimestamp();
            await client.SendAsync(body);
            answered[change] = Stopwatch.GetTimestamp();
        }
    }
}
