using System.Globalization;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Start;

namespace ServiceRegistry.Bench.Sections;

/// <summary>From the start of the process to the first answer: the server as users run it, not the one with the bench inside.</summary>
internal sealed class StartSection : ISection
{
    private const int Starts = 5;

    public string Name => "start";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        using var none = Database.None();
        using var small = await Database.OfAsync(services: 1);
        using var large = await Database.OfAsync(Operations.Services);
        var build = Repository.PathOf("src", "ServiceRegistry.Server", "bin", "Release", "net10.0", "ServiceRegistry.Server.dll");
        var published = await Published.MakeAsync();
        Database[] databases = [none, small, large];
        Subject[] subjects =
        [
            .. databases.Select(database => new Subject($"Release build, {database.Name}", build, database)),
            .. databases.Select(database => new Subject($"published, {database.Name}", published, database)),
        ];

        // In turns, so that what else the machine does falls on all of them.
        for (var start = 0; start < Starts; start++)
        {
            foreach (var subject in subjects)
            {
                await subject.StartAsync();
            }
        }

        Console.WriteLine("| | first answer ms | CPU ms | first request ms | second request ms |\n|---|---|---|---|---|");
        foreach (var subject in subjects)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {subject.Name} | {subject.Median(start => start.First):0} | {subject.Median(start => start.Processor):0} | {subject.Median(start => start.FirstRequest):0.0} | {subject.Median(start => start.SecondRequest):0.0} |"));
        }

        Console.WriteLine();
        return
        [
            .. subjects.SelectMany(subject => (Row[])
            [
                Row.AtMost($"first answer after the start: {subject.Name}", 400, subject.Median(start => start.First), " ms"),
                Row.AtMost($"its request's time, less the second one's: {subject.Name}", 150, subject.Median(start => start.FirstRequest - start.SecondRequest), " ms"),
            ]),
        ];
    }

    /// <summary>A server over a database, with its starts so far.</summary>
    private sealed record Subject(string Name, string Server, Database Database)
    {
        private readonly List<FirstAnswers> starts = [];

        public async Task StartAsync()
        {
            var folder = Database.Copy();
            starts.Add(await FirstAnswers.MeasureAsync(Server, folder.FullName));
            folder.Delete(recursive: true);
        }

        public double Median(Func<FirstAnswers, TimeSpan> time) => Percentile.Median(starts.Select(start => time(start).TotalMilliseconds));
    }
}
