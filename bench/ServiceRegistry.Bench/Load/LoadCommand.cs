using System.Text.Json;

namespace ServiceRegistry.Bench.Load;

/// <summary>Puts load on the targets in turns, so that whatever else the machine does falls on all of them.</summary>
internal static class LoadCommand
{
    public const string Name = "load";

    public static int Run(string argument)
    {
        var plan = LoadPlan.Of(argument);
        LoadRound[] targets = [.. plan.Targets.Select(target => new LoadRound(target, plan.Connections, plan.Threads))];
        Array.ForEach(targets, target => target.Run(plan.WarmUp));
        var rounds = Enumerable.Range(0, plan.Rounds)
            .Select(_ => targets.Select(target => target.Run(plan.Round)).ToArray())
            .ToArray();

        Console.WriteLine(JsonSerializer.Serialize(Enumerable.Range(0, targets.Length).Select(place => Median(rounds, place))));
        Array.ForEach(targets, target => target.Dispose());
        return 0;
    }

    private static LoadFigures Median(LoadFigures[][] rounds, int place)
    {
        LoadFigures[] own = [.. rounds.Select(round => round[place])];
        return new LoadFigures(
            own[0].Name,
            Of(figures => figures.PerSecond),
            Percentile.Median(rounds.Select(round => round[place].PerSecond / round[0].PerSecond)),
            Of(figures => figures.P50),
            Of(figures => figures.P99),
            Of(figures => figures.Processor),
            Of(figures => figures.Sender),
            Of(figures => figures.Allocated),
            own[0].Bytes,
            Of(figures => figures.Paused));

        double Of(Func<LoadFigures, double> figure) => Percentile.Median(own.Select(figure));
    }
}
