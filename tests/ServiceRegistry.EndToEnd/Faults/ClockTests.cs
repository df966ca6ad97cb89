using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>The clock of a server is set while it runs.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(6);

    /// <summary>How far the clock is from the right one, in hours.</summary>
    private static int[] Jumps => FaultForm.IsLong ? [1, -1, 24, -24] : [24, -1];

    [FaketimeFact]
    public async Task Leases_and_checks_go_on_while_the_clock_jumps_an_hour_and_a_day()
    {
        using var data = new DataFolder();
        var clock = Path.Combine(data.Folder.FullName, "clock");
        await File.WriteAllTextAsync(clock, "+0");
        await using var server = await ServerProcess.StartAsync(
            data.Folder,
            KeyValuePair.Create("LD_PRELOAD", FaketimeFactAttribute.Library!),
            KeyValuePair.Create("FAKETIME_TIMESTAMP_FILE", clock),
            KeyValuePair.Create("FAKETIME_CACHE_DURATION", "1"),
            KeyValuePair.Create("DONT_FAKE_MONOTONIC", "1"),
            KeyValuePair.Create("FAKETIME_DONT_FAKE_MONOTONIC", "1"));
        var id = await RegisterAsync(server);
        var last = 0L;
        foreach (var hours in Jumps)
        {
            await SetAsync(clock, hours);
            await ClockIsAsync(server, hours, id);
            last = await CheckedTwiceAsync(server, id);
        }

        (await server.CountAsync()).ShouldBe(1);
        await SetAsync(clock, 24);
        while (await server.CountAsync() == 1)
        {
            Stopwatch.GetElapsedTime(last).ShouldBeLessThan(Observed<string>.Patience);
        }

        Stopwatch.GetElapsedTime(last).ShouldBeGreaterThan(Ttl);
        var events = (await server.Client.PostAsync("{ events(first: 1000) { nodes { at actor } } }", null)).Data.GetProperty("events").GetProperty("nodes");
        events.EnumerateArray().First().GetProperty("actor").GetString().ShouldBe("lease");
        events.EnumerateArray().Select(change => change.GetProperty("at").GetDateTimeOffset()).ShouldBeInOrder(SortDirection.Descending);
    }

    /// <summary>An instance with a lease and a check, of the server itself, that is to run every second.</summary>
    private static async Task<string> RegisterAsync(ServerProcess server) => (await server.Client.PostAsync(
        """
        mutation($port: Int!) {
          registerInstance(input: {
            service: "shop", version: "1.0.0", key: "a", host: "127.0.0.1", port: $port, leaseTtl: "PT6S"
            checks: [{ strategy: { tcp: {} }, interval: "PT1S" }]
          }) { instance { id } }
        }
        """,
        new { port = server.Address.Port })).Data.GetProperty("registerInstance").GetProperty("instance").GetProperty("id").GetString()!;

    /// <summary>Renews the lease, and gives when that was asked for.</summary>
    private static async Task<long> RenewAsync(ServerProcess server, string id)
    {
        var asked = Stopwatch.GetTimestamp();
        (await server.Client.PostAsync("mutation($id: ID!) { renewLease(input: { id: $id }) { errors { __typename } } }", new { id }))
            .Data.GetProperty("renewLease").GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null);
        return asked;
    }

    // In one step: the server reads it with every look at the clock.
    private static async Task SetAsync(string clock, int hours)
    {
        await File.WriteAllTextAsync(clock + ".new", hours.ToString("+0;-0", CultureInfo.InvariantCulture) + "h");
        File.Move(clock + ".new", clock, overwrite: true);
    }

    /// <summary>Renews until the server's answers say that its clock is set.</summary>
    private static async Task ClockIsAsync(ServerProcess server, int hours, string id)
    {
        using var patience = new CancellationTokenSource(Observed<string>.Patience);
        while (true)
        {
            await RenewAsync(server, id);
            using var answer = await server.Client.Http.GetAsync("/livez", patience.Token);
            if ((answer.Headers.Date!.Value - TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(hours)).Duration() < TimeSpan.FromMinutes(10))
            {
                return;
            }
        }
    }

    /// <summary>Renews until the check has run twice more, and gives when that was asked for last.</summary>
    private static async Task<long> CheckedTwiceAsync(ServerProcess server, string id)
    {
        var seen = new HashSet<string?>();
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var renewed = await RenewAsync(server, id);
            var instance = (await server.Client.PostAsync("{ instances { nodes { checks { lastCheckedAt } } } }", null))
                .Data.GetProperty("instances").GetProperty("nodes").EnumerateArray().Single();
            seen.Add(instance.GetProperty("checks").EnumerateArray().Single().GetProperty("lastCheckedAt").GetString());
            if (seen.Count == 3)
            {
                return renewed;
            }

            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Observed<string>.Patience);
        }
    }
}
