using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Peers;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>Registrations that are durable when they are answered, and renewals, of 64 clients.</summary>
internal sealed class WritesSection : ISection
{
    private const int Clients = 64;

    public string Name => "writes";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        await using var server = await ServerProcess.StartRegistryAsync(services: 50);
        var unchanged = Operations.RegisterOne(Operations.Registration("unchanged", 0));
        await server.Client.SendAsync(unchanged);
        var leased = JsonNode.Parse(await server.Client.SendAsync(Operations.RegisterOne(Operations.Registration("leased", 0, leaseTtl: "PT1H"))))!;
        var figures = await Stage.LoadAsync(
            Clients,
            [
                new LoadTarget("registerInstance that writes nothing", server.Address, "/graphql", unchanged),
                new LoadTarget("registerInstance of another one each time, durable", server.Address, "/graphql", Operations.RegisterNew, EachAnother: true),
                new LoadTarget("renewLease", server.Address, "/graphql", Operations.RenewLease((string)leased["data"]!["registerInstance"]!["instance"]!["id"]!)),
            ]);
        return
        [
            Row.AtLeast("durable `registerInstance` of 64 clients, against one that writes nothing", 0.4, figures[1].Share),
            await AgainstEtcdAsync(figures[1].PerSecond),
            Row.AtLeast("`renewLease` of 64 clients, against a mutation that writes nothing", 0.8, figures[2].Share),
        ];
    }

    private static async Task<Row> AgainstEtcdAsync(double registrations)
    {
        const string What = "durable `registerInstance` of 64 clients, against etcd's puts with a lease";
        if (Etcd.Missing is { } missing)
        {
            return Row.Skipped(What, 1, $"not measured: {missing}");
        }

        await using var etcd = await Etcd.StartAsync();
        var plan = new EtcdPlan(etcd.Address, Clients, Threads: 2, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(0.5), Rounds: 9);
        var puts = double.Parse(await Self.RunClientAsync(EtcdCommand.Name, JsonSerializer.Serialize(plan)), CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"etcd: {puts:0} puts/s\n"));
        return Row.AtLeast(What, 1, registrations / puts);
    }
}
