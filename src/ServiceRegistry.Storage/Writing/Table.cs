using System.Data.Common;

namespace ServiceRegistry.Storage.Writing;

/// <summary>
/// A table as the writer knows it. It says again what the model says, so that neither the start nor a write has to wait for the model
/// to be made; a test holds the two against each other.
/// </summary>
/// <typeparam name="TRow">The mapped class.</typeparam>
/// <param name="name">The table's name.</param>
/// <param name="keys">How many columns, from the first on, are the key.</param>
/// <param name="columns">The columns that are written, and what a row has in them: null, or what the database takes.</param>
internal sealed class Table<TRow>(string name, int keys, params (string Name, Func<TRow, object?> Value)[] columns)
{
    public string Name => name;

    public IReadOnlyList<string> Key { get; } = [.. columns.Take(keys).Select(column => column.Name)];

    public IReadOnlyList<string> Columns { get; } = [.. columns.Select(column => column.Name)];

    /// <summary>What the row has in a column.</summary>
    /// <param name="row">The row.</param>
    /// <param name="place">The column's place among <see cref="Columns"/>.</param>
    public object Value(TRow row, int place) => columns[place].Value(row) ?? DBNull.Value;

    /// <summary>A command that writes a row, in the words that SQLite and PostgreSQL share.</summary>
    /// <param name="connection">Where it will run.</param>
    /// <param name="replaces">True to replace a row of the same key; otherwise such a row is an error.</param>
    public DbCommand Insert(DbConnection connection, bool replaces)
    {
        var names = string.Join(", ", Columns.Select(Quoted));
        var values = string.Join(", ", Columns.Select((_, place) => Parameter(place)));
        var changes = string.Join(", ", Columns.Except(Key).Select(column => $"{Quoted(column)} = excluded.{Quoted(column)}"));
        var conflict = replaces ? $" ON CONFLICT ({string.Join(", ", Key.Select(Quoted))}) DO UPDATE SET {changes}" : "";
        return Command(connection, $"INSERT INTO {Quoted(name)} ({names}) VALUES ({values}){conflict}", Columns.Count);
    }

    /// <summary>A command that removes the row of a key.</summary>
    /// <param name="connection">Where it will run.</param>
    public DbCommand Delete(DbConnection connection)
    {
        var found = Key.Select((column, place) => $"{Quoted(column)} = {Parameter(place)}");
        return Command(connection, $"DELETE FROM {Quoted(name)} WHERE {string.Join(" AND ", found)}", Key.Count);
    }

    private static DbCommand Command(DbConnection connection, string text, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var place = 0; place < parameters; place++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Parameter(place);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static string Parameter(int place) => $"@p{place}";

    private static string Quoted(string column) => $"\"{column}\"";
}
