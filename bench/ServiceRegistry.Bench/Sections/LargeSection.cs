using System.Text.Json.Nodes;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Start;

namespace ServiceRegistry.Bench.Sections;

/// <summary>A registry of 100,000 instances with a check each: its memory, its writes, its start.</summary>
internal sealed class LargeSection : ISection
{
    private const int Services = 5000;
    private const int Instances = Services * Operations.InstancesOfService;
    private const int Starts = 3;

    public string Name => "large";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        using var database = Database.None();
        var rows = new List<Row>();
        await using (var small = await ServerProcess.StartRegistryAsync(services: 50, withChecks: true))
        await using (var large = await ServerProcess.StartRegistryAsync(services: 0, database.Folder))
        {
            var before = large.Client.Memory();
            await Operations.SeedAsync(large.Client, Services, withChecks: true);
            var after = large.Client.Memory();
            rows.Add(Row.AtMost("memory for each of 100,000 instances with a check", 2048, (double)(after.Resident - before.Resident) / Instances, " bytes"));
            rows.Add(Row.Beside("live objects each", (double)(after.Heap - before.Heap) / Instances, " bytes"));

            var figures = await Stage.LoadAsync(await TargetAsync("1,000 instances", small), await TargetAsync("100,000 instances", large));
            rows.Add(Row.AtMost("time of a write at 100,000 instances, against at 1,000", 1.2, 1 / figures[1].Share));
        }

        var build = Repository.PathOf("src", "ServiceRegistry.Server", "bin", "Release", "net10.0", "ServiceRegistry.Server.dll");
        var starts = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var folder = database.Copy();
            starts.Add((await FirstAnswers.MeasureAsync(build, folder.FullName)).First.TotalMilliseconds);
            folder.Delete(recursive: true);
        }

        rows.Add(Row.AtMost("start with 100,000 instances until the first answer", 3000, Percentile.Median(starts), " ms"));
        return rows;
    }

    private static async Task<LoadTarget> TargetAsync(string name, ServerProcess server)
    {
        var answer = JsonNode.Parse(await server.Client.SendAsync(Operations.InstancesOfAll))!;
        return new LoadTarget(name, server.Address, "/graphql", Operations.Write((string)answer["data"]!["instances"]!["nodes"]![0]!["id"]!), EachAnother: true);
    }
}
