using System.Diagnostics;
using System.Globalization;
using ServiceRegistry.Bench.Sections;

namespace ServiceRegistry.Bench.Run;

/// <summary>Measures sections, all of them where none is named, and prints the table.</summary>
internal static class MeasureCommand
{
    private static readonly ISection[] Sections =
    [
        new ResolveSection(), new PageSection(), new SizesSection(), new IntrospectionSection(), new DocumentsSection(), new MutationsSection(),
        new WritesSection(), new TellSection(), new LargeSection(), new ChecksSection(),
        new MercuriusSection(), new WatchSection(), new GoneSection(), new IdleSection(), new StartSection(), new HostileSection(),
    ];

    public static string Names => string.Join(", ", Sections.Select(section => section.Name));

    public static bool Knows(string name) => Sections.Any(section => section.Name == name);

    public static async Task<int> RunAsync(IReadOnlyCollection<string> names)
    {
        var begin = Stopwatch.GetTimestamp();
        var rows = new List<Row>();
        await using var stage = new Stage();
        foreach (var section in Sections.Where(section => names.Count == 0 || names.Contains(section.Name)))
        {
            Console.WriteLine($"## {section.Name}\n");
            var measured = await section.MeasureAsync(stage);
            Console.WriteLine(Table.Of(measured));
            rows.AddRange(measured);
        }

        if (names.Count != 1)
        {
            Console.WriteLine($"## All of it\n\n{Table.Of(rows)}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s"));
        return 0;
    }
}
