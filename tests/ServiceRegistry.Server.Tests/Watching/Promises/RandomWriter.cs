using System.Text.Json;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>Changes the registry at random, in every way that makes events; each writer has keys of its own in services of all.</summary>
internal sealed class RandomWriter(InProcessServer server, int number, Random random)
{
    private const int Keys = 40;

    private static readonly string[] Tags = ["blue", "green", "old"];
    private static readonly string[] Zones = ["eu-1", "eu-2", "us-1"];

    private readonly Dictionary<string, (string Id, string? Check)> known = [];

    public async Task WriteAsync(int mutations)
    {
        for (var i = 0; i < mutations; i++)
        {
            await ChangeAsync();
        }
    }

    private Task ChangeAsync() => random.Next(20) switch
    {
        < 6 => RegisterAsync(random.Next(Keys), 1),
        < 8 => RegisterAsync(random.Next(Keys / 2), random.Next(2, Keys / 2)),
        8 => DescribeAsync(),
        _ when known.Count == 0 => RegisterAsync(0, 10),
        < 12 => UpdateAsync(),
        < 15 => DeregisterAsync(),
        < 17 => MaintainAsync(),
        _ => ReportAsync(),
    };

    private async Task RegisterAsync(int first, int count)
    {
        var instances = Enumerable.Range(first, count).Select(key => new
        {
            service = $"service-{key % 5}",
            version = $"1.{random.Next(3)}.0",
            key = $"{number}-{key}",
            host = "10.0.0.1",
            zone = Pick(Zones),
            tags = new[] { Pick(Tags) },
            checks = key % 2 == 0 ? new object[] { new { strategy = new { ttl = new { ttl = "P1D" } } } } : [],
        });
        var answer = await server.AskAsync(
            "mutation ($input: RegisterInstancesInput!) { registerInstances(input: $input) { instances { key id checks { id } } errors { ... on Error { message } } } }",
            new { input = new { instances } });
        foreach (var instance in answer.At("data", "registerInstances", "instances").EnumerateArray())
        {
            var checks = instance.At("checks");
            known[instance.At("key").GetString()!] = (instance.At("id").GetString()!, checks.GetArrayLength() > 0 ? checks.At("0", "id").GetString() : null);
        }
    }

    private Task UpdateAsync() => ChangeAsync("updateInstance", "UpdateInstanceInput", new { id = Some().Id, zone = Pick(Zones), tags = new[] { Pick(Tags) } });

    private Task DescribeAsync() => ChangeAsync("updateService", "UpdateServiceInput", new { name = $"service-{random.Next(5)}", owner = $"team {random.Next(100)}" });

    private Task MaintainAsync() => random.Next(2) == 0
        ? ChangeAsync("startMaintenance", "StartMaintenanceInput", new { id = Some().Id, reason = $"repair {random.Next(100)}" })
        : ChangeAsync("endMaintenance", "EndMaintenanceInput", new { id = Some().Id });

    private Task ReportAsync() => known.Values.Where(instance => instance.Check is not null).ToList() is { Count: > 0 } checks
        ? ChangeAsync("reportHealth", "ReportHealthInput", new { id = Pick(checks).Check, outcome = random.Next(2) == 0 ? "PASS" : "FAIL" })
        : Task.CompletedTask;

    private async Task DeregisterAsync()
    {
        var key = Pick([.. known.Keys]);
        await ChangeAsync("deregisterInstance", "DeregisterInstanceInput", new { id = known[key].Id });
        known.Remove(key);
    }

    private async Task<JsonElement> ChangeAsync(string mutation, string inputType, object input)
    {
        var answer = await server.AskAsync(
            $"mutation ($input: {inputType}!) {{ {mutation}(input: $input) {{ errors {{ ... on Error {{ message }} }} }} }}", new { input });
        answer.At("data", mutation, "errors").ValueKind.ShouldBe(JsonValueKind.Null);
        return answer;
    }

    private (string Id, string? Check) Some() => Pick([.. known.Values]);

    private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
