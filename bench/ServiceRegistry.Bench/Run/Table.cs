using System.Globalization;
using System.Text;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Watch;

namespace ServiceRegistry.Bench.Run;

/// <summary>The figures as a table of Markdown.</summary>
internal static class Table
{
    public static string Of(
        IReadOnlyList<(string Name, LoadReport Report)> loads, WatchReport watch, int subscribers, TimeSpan start, TimeSpan startCost, long workingSet)
    {
        var text = new StringBuilder();
        text.AppendLine("| operation | requests/s | p50 ms | p99 ms | CPU µs | allocated KiB | paused % | share of the ceiling |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var (name, report) in loads)
        {
            text.AppendLine(Row(name, report.Subject, report.Ratio.ToString("0.00", CultureInfo.InvariantCulture)));
            text.AppendLine(Row("the same bytes from Kestrel alone", report.Ceiling, "1"));
        }

        text.AppendLine();
        text.AppendLine("| | p50 ms | p99 ms | longest ms |");
        text.AppendLine("|---|---|---|---|");
        text.AppendLine(CultureInfo.InvariantCulture, $"| change to subscriber, {subscribers} of them | {Ms(watch.P50)} | {Ms(watch.P99)} | {Ms(watch.Longest)} |");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"From the start of the process with an empty database to the first answer: {start.TotalSeconds:0.00} s, of which the processor worked {startCost.TotalSeconds:0.00} s. Working set at the end: {workingSet >> 20} MiB.");
        return text.ToString();
    }

    private static string Row(string name, LoadFigures figures, string share) => string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {figures.PerSecond:0} | {Ms(figures.P50)} | {Ms(figures.P99)} | {figures.Processor:0} | {figures.Allocated / 1024:0.0} | {figures.Paused * 100:0.0} | {share} |");

    private static string Ms(double microseconds) => (microseconds / 1000).ToString("0.00", CultureInfo.InvariantCulture);
}
