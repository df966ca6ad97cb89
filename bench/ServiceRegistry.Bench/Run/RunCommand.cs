using System.Diagnostics;
using System.Text.Json;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Serve;
using ServiceRegistry.Bench.Watch;

namespace ServiceRegistry.Bench.Run;

/// <summary>Measures everything, in about a minute, and prints a table.</summary>
internal static class RunCommand
{
    private const int Connections = 32;
    private const int Subscribers = 100;
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.StartAsync();
        using var client = new GraphQLClient(server.Address);
        await client.SendAsync(Operations.Typename);
        var start = Stopwatch.GetElapsedTime(started);
        var startCost = client.Cost().Processor;
        await SeedAsync(client);

        var resolve = await LoadAsync(server, client, "resolve", Operations.Resolve);
        var instances = await LoadAsync(server, client, "instances", Operations.Instances);
        var watch = JsonSerializer.Deserialize<WatchReport>(
            await Self.RunAsync(WatchCommand.Name, new WatchPlan(server.Address, Subscribers, WarmUp: 50, Changes: 200).ToArgument()))!;

        Console.WriteLine(Table.Of(
            [("resolve, 20 of 10,000", resolve), ("instances(where), 20 of 10,000", instances)], watch, Subscribers, start, startCost, server.WorkingSet));
        return 0;
    }

    private static async Task SeedAsync(GraphQLClient client)
    {
        for (var service = 0; service < Operations.Services; service++)
        {
            await client.SendAsync(Operations.Register(Operations.Service(service), service * Operations.InstancesOfService, Operations.InstancesOfService));
        }
    }

    private static async Task<LoadReport> LoadAsync(ServerProcess server, GraphQLClient client, string name, string body)
    {
        await client.PutAsync(Ceiling.Path(name), await client.SendAsync(body));
        var plan = new LoadPlan(server.Address, body, Ceiling.Path(name), "/graphql", Connections, WarmUp, Round, Rounds);
        return JsonSerializer.Deserialize<LoadReport>(await Self.RunAsync(LoadCommand.Name, plan.ToArgument()))!;
    }
}
