using System.Globalization;
using System.Text;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Sections;

namespace ServiceRegistry.Bench.Run;

/// <summary>Figures as tables of Markdown.</summary>
internal static class Table
{
    public static string Of(IEnumerable<Row> rows)
    {
        var text = new StringBuilder("| what | asked | measured | reached |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Asked} | {row.Measured} | {row.Reached switch { true => "yes", false => "no", null => "" }} |\n");
        }

        return text.ToString();
    }

    public static string Of(IReadOnlyList<LoadFigures> targets)
    {
        var text = new StringBuilder(
            "| | requests/s | share | share by CPU | p50 ms | p99 ms | CPU µs | CPU µs of the sender | allocated bytes | answer bytes | paused % |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var target in targets)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {target.Name} | {target.PerSecond:0} | {target.Share:0.00} | {target.ShareByProcessor(targets[0]):0.00} ");
            text.Append(CultureInfo.InvariantCulture, $"| {target.P50 / 1000:0.00} | {target.P99 / 1000:0.00} | {target.Processor:0.0} | {target.Sender:0.0} ");
            text.Append(CultureInfo.InvariantCulture, $"| {target.Allocated:0} | {target.Bytes} | {target.Paused * 100:0.0} |\n");
        }

        return text.ToString();
    }
}
