namespace ServiceRegistry.Features.Runner;

/// <summary>A step's table: the first row is the header.</summary>
internal sealed class DataTable(IReadOnlyList<IReadOnlyList<string>> cells)
{
    public IReadOnlyList<string> Header { get; } = cells[0];

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<DataRow> Rows { get; } = [.. cells.Skip(1).Select(row => new DataRow(cells[0], row))];

    /// <summary>Every row, for tables of two columns without a header: name and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs =>
        Header.Count == 2
            ? [.. cells.Select(row => KeyValuePair.Create(row[0], row[1]))]
            : throw new InvalidOperationException($"A table of names and values has two columns, this one has {Header.Count}.");

    /// <summary>The only column, header and all.</summary>
    public IReadOnlyList<string> Column =>
        Header.Count == 1
            ? [.. cells.Select(row => row[0])]
            : throw new InvalidOperationException($"A list has one column, this table has {Header.Count}.");
}

internal sealed class DataRow(IReadOnlyList<string> header, IReadOnlyList<string> cells)
{
    public IEnumerable<KeyValuePair<string, string>> Cells => header.Zip(cells, KeyValuePair.Create);

    public string this[string column] => Find(column) ?? throw new InvalidOperationException($"The table has no column '{column}'.");

    public string? Find(string column) => header.IndexOf(column) is var at && at < 0 ? null : cells[at];
}

internal static class Lists
{
    public static int IndexOf(this IReadOnlyList<string> list, string value)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] == value)
            {
                return index;
            }
        }

        return -1;
    }
}
