using System.Text.Json;

namespace ServiceRegistry.Bench.Load;

/// <summary>Puts load on ceiling and subject in turns, so that whatever else the machine does falls on both.</summary>
internal static class LoadCommand
{
    public const string Name = "load";

    public static int Run(string argument)
    {
        var plan = LoadPlan.Of(argument);
        using var server = new GraphQLClient(plan.Server);
        HttpConnection[] connections = [.. Enumerable.Range(0, plan.Connections).Select(_ => new HttpConnection(plan.Server))];
        var ceiling = HttpConnection.Request(plan.Server, plan.CeilingPath, plan.Body);
        var subject = HttpConnection.Request(plan.Server, plan.SubjectPath, plan.Body);

        LoadRound.Run(connections, ceiling, plan.WarmUp, server);
        LoadRound.Run(connections, subject, plan.WarmUp, server);
        var rounds = Enumerable.Range(0, plan.Rounds)
            .Select(_ => (
                Ceiling: LoadRound.Run(connections, ceiling, plan.Round, server),
                Subject: LoadRound.Run(connections, subject, plan.Round, server)))
            .ToArray();

        var report = new LoadReport(
            Medians([.. rounds.Select(round => round.Ceiling)]),
            Medians([.. rounds.Select(round => round.Subject)]),
            Median(rounds.Select(round => round.Subject.PerSecond / round.Ceiling.PerSecond)));
        Console.WriteLine(JsonSerializer.Serialize(report));
        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        return 0;
    }

    private static LoadFigures Medians(IReadOnlyList<LoadFigures> rounds) => new(
        Median(rounds.Select(round => round.PerSecond)),
        Median(rounds.Select(round => round.P50)),
        Median(rounds.Select(round => round.P99)),
        Median(rounds.Select(round => round.Processor)),
        Median(rounds.Select(round => round.Allocated)),
        Median(rounds.Select(round => round.Paused)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
