using System.Data.Common;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Statements that are run now and then, where preparing them is not worth it.</summary>
internal static class Statement
{
    /// <param name="connection">An open one.</param>
    /// <param name="transaction">The one that is open on it; null for none.</param>
    /// <param name="text">With <c>@p0</c>, <c>@p1</c>, … for the values.</param>
    /// <param name="values">In this order.</param>
    /// <returns>How many rows it touched.</returns>
    public static int Execute(DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, transaction, text, values);
        return command.ExecuteNonQuery();
    }

    /// <returns>The first column of the first row; null where there is no row.</returns>
    public static object? Scalar(DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, transaction, text, values);
        return command.ExecuteScalar();
    }

    /// <returns>All rows, each as <paramref name="read"/> reads it.</returns>
    public static List<T> Rows<T>(
        DbConnection connection, DbTransaction? transaction, Func<DbDataReader, T> read, string text, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, transaction, text, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string text, ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        for (var place = 0; place < values.Length; place++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{place}";
            parameter.Value = values[place];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
