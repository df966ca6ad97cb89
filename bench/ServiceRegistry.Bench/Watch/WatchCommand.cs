using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench.Watch;

/// <summary>
/// Makes one change after the other, each once all subscribers have seen the one before, and has the bare program write the same
/// message in turns with it. One thread reads the sockets one after the other: when it has read the last one, the last one has it.
/// </summary>
internal static class WatchCommand
{
    public const string Name = "subscribe";

    public static async Task<int> RunAsync(string argument)
    {
        var plan = WatchPlan.Of(argument);
        using var server = new GraphQLClient(plan.Server);
        using var bare = new GraphQLClient(plan.Bare);
        var id = await RegisterAsync(server);
        Subscriber[] subscribers = [.. Enumerable.Range(0, plan.Subscribers).Select(_ => Subscriber.Connect(plan.Server))];
        Subscriber[] sockets = [.. Enumerable.Range(0, plan.Subscribers).Select(_ => Subscriber.ConnectBare(plan.Bare))];

        var (fromCommit, fromRequest, fromWrite) = (new List<long>(), new List<long>(), new List<long>());
        var message = "";
        for (var change = 1; change <= plan.WarmUp + plan.Changes; change++)
        {
            var begin = Stopwatch.GetTimestamp();
            var changing = Task.Run(() => server.SendAsync(Operations.Change(id, weight: change)));
            message = ReadAll(subscribers);
            var last = Stopwatch.GetTimestamp();
            await changing;
            var committed = server.Get<long>(CommitTimes.Path);

            var writing = Task.Run(() => bare.SendAsync(message, BroadcastCommand.Path));
            ReadAll(sockets);
            var lastBare = Stopwatch.GetTimestamp();
            var written = long.Parse(await writing);
            if (change > plan.WarmUp)
            {
                fromRequest.Add(last - begin);
                fromCommit.Add(last - committed);
                fromWrite.Add(lastBare - written);
            }
        }

        Console.WriteLine(JsonSerializer.Serialize(new WatchReport(
            Spread.Of(fromCommit), Spread.Of(fromWrite), Spread.Of(fromRequest), Encoding.UTF8.GetByteCount(message))));
        Array.ForEach([.. subscribers, .. sockets], subscriber => subscriber.Dispose());
        return 0;
    }

    private static string ReadAll(Subscriber[] subscribers)
    {
        foreach (var subscriber in subscribers.AsSpan(1))
        {
            subscriber.ReadChange();
        }

        return Encoding.UTF8.GetString(subscribers[0].ReadChange());
    }

    private static async Task<string> RegisterAsync(GraphQLClient client)
    {
        using var answer = JsonDocument.Parse(await client.SendAsync(Operations.Register([Operations.Registration("watched", 0)])));
        return answer.RootElement.GetProperty("data").GetProperty("registerInstances").GetProperty("instances")[0].GetProperty("id").GetString()!;
    }
}
