using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Holds events against a table: as many, in this order, and of each the columns that the table names.</summary>
internal static class EventTable
{
    public static void ShouldBe(IReadOnlyList<JsonElement> events, DataTable table)
    {
        var actual = events.Select(change => Row(table, words => Wording.Value(change, words)));
        var expected = table.Rows.Select(row => Row(table, words => row[words]));
        actual.ShouldBe(expected);
    }

    private static string Row(DataTable table, Func<string, string> cell) => string.Join(" | ", table.Header.Select(words => $"{words}: {cell(words)}"));
}
