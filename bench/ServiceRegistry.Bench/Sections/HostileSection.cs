using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ServiceRegistry.Bench.Hostile;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>
/// How long a client waits while another one attacks without pause, against how long it waits in quiet; the largest of the attacks also
/// against Kestrel alone, which reads the same body and answers nothing of it.
/// </summary>
internal sealed class HostileSection : ISection
{
    private const string Largest = "387 KB of inline fragments";
    private const int Rounds = 5;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);

    public string Name => "hostile";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var server = await stage.RegistryAsync();
        var ceiling = await Stage.CeilingAsync(server, "hostile", Operations.Resolve);
        using var client = new SteadyClient(new LoadTarget("steady", server.Address, "/graphql", Operations.Resolve));
        await client.P99Async(Window);

        var rows = new List<Row>();
        foreach (var attack in Attacks.All.Keys)
        {
            rows.Add(Row.AtMost($"p99 of others during {attack}, against in quiet", 2, await MeasureAsync(client, new AttackPlan(server.Address, "/graphql", attack))));
        }

        var kestrel = await MeasureAsync(client, new AttackPlan(server.Address, ceiling.Path, Largest));
        rows.Add(Row.Beside($"p99 of others during {Largest} that Kestrel alone reads, against in quiet", kestrel));
        return rows;
    }

    // A window of quiet just before each of the attack, since a machine has calm and noisy minutes.
    private static async Task<double> MeasureAsync(SteadyClient client, AttackPlan plan)
    {
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var quiet = await client.P99Async(Window);
            using var attacker = Process.Start(Self.Client(AttackCommand.Name, JsonSerializer.Serialize(plan)))!;
            await attacker.StandardOutput.ReadLineAsync();
            var attacked = await client.P99Async(Window);
            attacker.StandardInput.Close();
            var sent = (await attacker.StandardOutput.ReadToEndAsync()).Trim();
            await attacker.WaitForExitAsync();
            ratios.Add(attacked / quiet);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"- {plan.Attack}: p99 {quiet:0} µs in quiet, {attacked:0} µs beside {sent} attacks at {plan.Path}"));
        }

        return Percentile.Median(ratios);
    }
}
