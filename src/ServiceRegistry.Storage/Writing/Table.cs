namespace ServiceRegistry.Storage.Writing;

/// <summary>
/// A table as the writer knows it. It says again what the model says, so that neither the start nor a write has to wait for the model
/// to be made; a test holds the two against each other.
/// </summary>
/// <typeparam name="TRow">The mapped class.</typeparam>
/// <param name="name">The table's name.</param>
/// <param name="keys">How many columns, from the first on, are the key.</param>
/// <param name="columns">The columns that are written, and how a row says what it has in them: by one value.</param>
internal sealed class Table<TRow>(string name, int keys, params (string Name, Action<TRow, IRowValues> Write)[] columns)
{
    public string Name => name;

    public IReadOnlyList<string> Key { get; } = [.. columns.Take(keys).Select(column => column.Name)];

    public IReadOnlyList<string> Columns { get; } = [.. columns.Select(column => column.Name)];

    /// <summary>Says what the row has in each column, in their order.</summary>
    public void Write(TRow row, IRowValues values)
    {
        foreach (var column in columns)
        {
            column.Write(row, values);
        }
    }

    /// <summary>What writes a row, in the words that SQLite and PostgreSQL share.</summary>
    /// <param name="replaces">True to replace a row of the same key; otherwise such a row is an error.</param>
    public string Insert(bool replaces)
    {
        var names = string.Join(", ", Columns.Select(Quoted));
        var values = string.Join(", ", Columns.Select((_, place) => Parameter(place)));
        var changes = string.Join(", ", Columns.Except(Key).Select(column => $"{Quoted(column)} = excluded.{Quoted(column)}"));
        var conflict = replaces ? $" ON CONFLICT ({string.Join(", ", Key.Select(Quoted))}) DO UPDATE SET {changes}" : "";
        return $"INSERT INTO {Quoted(name)} ({names}) VALUES ({values}){conflict}";
    }

    /// <summary>What removes the row of a key.</summary>
    public string Delete()
    {
        var found = Key.Select((column, place) => $"{Quoted(column)} = {Parameter(place)}");
        return $"DELETE FROM {Quoted(name)} WHERE {string.Join(" AND ", found)}";
    }

    private static string Parameter(int place) => $"@p{place}";

    private static string Quoted(string column) => $"\"{column}\"";
}
