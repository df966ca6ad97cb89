using System.Data.Common;
using Microsoft.Data.Sqlite;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Writing;

/// <summary>
/// Thins results of checks out with age, in the order of their writing, a few at a time. How far it came is kept beside them, so that
/// none is looked at twice for the same rule.
/// </summary>
internal sealed class ResultThinner : IDisposable
{
    // All results that are compared are older than the rule says, so none of them can change any more what is kept.
    private const string DropWorseThanOthers =
        """
        DELETE FROM check_results WHERE id > @p0 AND id <= @p1 AND EXISTS (
            SELECT 1 FROM check_results AS other
            WHERE other.check_id = check_results.check_id
                AND other.at >= check_results.at / @p2 * @p2 AND other.at < (check_results.at / @p2 + 1) * @p2
                AND (BADNESS(other) > BADNESS(check_results) OR (other.outcome = check_results.outcome AND other.id < check_results.id)))
        """;

    private static readonly string Drop = DropWorseThanOthers
        .Replace("BADNESS(other)", Badness("other"), StringComparison.Ordinal)
        .Replace("BADNESS(check_results)", Badness("check_results"), StringComparison.Ordinal);

    private readonly SqliteConnection connection;
    private readonly JsonTexts texts = new();
    private readonly RowWriter<ThinningRow> marks;

    /// <param name="connection">An open one.</param>
    public ResultThinner(SqliteConnection connection)
    {
        this.connection = connection;
        marks = new(connection, Tables.Thinnings, replaces: true, texts);
    }

    /// <returns>How many results it looked at; fewer than it might where none is left.</returns>
    public int Step(Thinning rule, int most, DbTransaction transaction)
    {
        var bucket = Microseconds.Of(rule.Bucket);
        var before = Microseconds.Of(rule.Before) / bucket * bucket;
        var after = (long?)Statement.Scalar(connection, transaction, "SELECT result_id FROM thinning WHERE bucket = @p0", bucket) ?? 0;
        var old = Statement.Rows(
                connection,
                transaction,
                row => (Id: row.GetInt64(0), At: row.GetInt64(1)),
                "SELECT id, at FROM check_results WHERE id > @p0 ORDER BY id LIMIT @p1",
                after,
                most)
            .TakeWhile(result => result.At < before)
            .ToList();
        if (old.Count > 0)
        {
            Statement.Execute(connection, transaction, Drop, after, old[^1].Id, bucket);
            marks.Write(new ThinningRow { Bucket = rule.Bucket, ResultId = old[^1].Id });
        }

        return old.Count;
    }

    public void Dispose()
    {
        marks.Dispose();
        texts.Dispose();
    }

    private static string Badness(string table) => $"CASE {table}.outcome WHEN 'Fail' THEN 3 WHEN 'Error' THEN 2 WHEN 'Warn' THEN 1 ELSE 0 END";
}
