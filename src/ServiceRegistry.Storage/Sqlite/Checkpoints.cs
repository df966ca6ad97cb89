using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// Checkpoints on the writer's connection once enough was written, while the commit before is answered already; the next write
/// waits for it.
/// </summary>
internal sealed partial class Checkpoints(SqliteDatabase database, ILogger logger)
{
    // About 8 MiB of log. A row dirties a few pages, and a commit those of the tables' ends.
    private const int PagesBetween = 2000;
    private const int PagesPerCommit = 8;
    private const int PagesPerRow = 3;

    private int pages;
    private Task running = Task.CompletedTask;

    /// <summary>Before the connection is used.</summary>
    public Task WhenIdle() => running;

    /// <summary>After a commit.</summary>
    /// <param name="rows">How many rows it wrote.</param>
    public void Wrote(int rows)
    {
        pages += PagesPerCommit + (rows * PagesPerRow);
        if (pages >= PagesBetween)
        {
            pages = 0;
            running = Task.Run(() => Run(database.Checkpoint));
        }
    }

    /// <summary>Before the connection is closed, and when no reader is left.</summary>
    public void Finish()
    {
        running.Wait();
        Run(database.CheckpointAll);
    }

    private void Run(Action checkpoint)
    {
        try
        {
            checkpoint();
        }
        catch (SqliteException problem)
        {
            // Nothing is lost: what could not be written back stays in the log, and the next one tries again.
            LogFailed(problem, SqliteProblem.Describe(problem, database.Path));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be written back. {Reason}")]
    private partial void LogFailed(Exception problem, string reason);
}
