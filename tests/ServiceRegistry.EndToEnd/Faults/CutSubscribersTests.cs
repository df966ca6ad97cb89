using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>Watchers whose connections are cut lose nothing, and are told of nothing twice.</summary>
public sealed class CutSubscribersTests(ITestOutputHelper log)
{
    private const int Subscribers = 500;
    private const int Writers = 4;
    private const string Last = "last";

    private static readonly TimeSpan Duration = FaultForm.IsLong ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Five_hundred_that_are_cut_at_random_and_resume_are_told_of_each_change_once()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(data.Folder);
        using var stop = new CancellationTokenSource(Duration + (2 * Observed<string>.Patience));
        var subscribers = Enumerable.Range(0, Subscribers).Select(number => new CutSubscriber(server.Address, number)).ToList();
        var watching = subscribers.Select(subscriber => Task.Run(() => subscriber.WatchAsync(Last, stop.Token))).ToList();

        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(server, writer, subscribers, start)));
        (await server.RegisterAsync(Last)).Errors.ShouldBeEmpty();
        await Task.WhenAll(watching);

        var changes = await ChangesAsync(server, stop.Token);
        var cuts = subscribers.Sum(subscriber => subscriber.Cuts);
        log.WriteLine(
            $"{changes.Count} changes to {Subscribers} subscribers, cut {cuts} times, told to resume {subscribers.Sum(subscriber => subscriber.Resumes)} times, " +
            $"in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        changes.Select(change => change.Revision).Distinct().ShouldBe(Enumerable.Range(1, (int)changes[^1].Revision).Select(revision => (long)revision));
        cuts.ShouldBeGreaterThan(Subscribers / 5);
        subscribers.ShouldAllBe(subscriber => subscriber.Seen.Items.SequenceEqual(changes));
    }

    /// <summary>One change after another, each when one of the subscribers knows of the one before: the load is what they can follow.</summary>
    private static async Task WriteAsync(ServerProcess server, int writer, List<CutSubscriber> subscribers, long start)
    {
        var random = new Random(writer);
        for (var number = 0; Stopwatch.GetElapsedTime(start) < Duration; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{writer}-{number}");
            var answer = number % 10 == 0
                ? await server.Client.PostAsync(
                    "mutation($instances: [RegisterInstanceInput!]!) { registerInstances(input: { instances: $instances }) { instances { id } } }",
                    new { instances = Enumerable.Range(0, 3).Select(index => new { service = "shop", version = "1.0.0", key = $"{key}-{index}" }) })
                : await server.RegisterAsync(key);
            answer.Errors.ShouldBeEmpty();
            await subscribers[random.Next(Subscribers)].Seen.WaitForAsync(
                seen => seen.Count > 0 && seen[^1].Revision >= answer.Revision ? seen : null, $"revision {answer.Revision}");
        }
    }

    /// <summary>All that the log has, by one connection that is not cut.</summary>
    private static async Task<IReadOnlyList<(long Revision, string Key)>> ChangesAsync(ServerProcess server, CancellationToken stop)
    {
        await using var socket = await GraphQLSocket.ConnectAsync(server.Address);
        await socket.SubscribeAsync("subscription { onRegistryChanged(since: 0) { events { revision instanceKey } } }");
        return await socket.Messages.WaitForAsync(
            messages =>
            {
                var changes = messages.Where(message => message.Type == "next")
                    .SelectMany(message => message.Payload.GetProperty("data").GetProperty("onRegistryChanged").GetProperty("events").EnumerateArray())
                    .Select(change => (change.GetProperty("revision").GetInt64(), change.GetProperty("instanceKey").GetString()!))
                    .ToList();
                return changes.Count > 0 && changes[^1].Item2 == Last ? changes : null;
            },
            "the log").WaitAsync(stop);
    }
}
