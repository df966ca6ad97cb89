using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// Checkpoints on the writer's connection once enough was written, while the commit before is answered already; the next write
/// waits for it.
/// </summary>
internal sealed partial class Checkpoints(SqliteDatabase database, ILogger logger)
{
    // 16 MiB of log: the more there is, the more often the same pages are in it, which are written back once; and the longer the write
    // behind it waits.
    private const int PagesBetween = 4000;

    private int pages;
    private Task running = Task.CompletedTask;

    /// <summary>Before the connection is used.</summary>
    public Task WhenIdle() => running;

    /// <summary>After a commit.</summary>
    public void Wrote()
    {
        pages += database.TakePagesWritten();
        if (pages >= PagesBetween)
        {
            Begin();
        }
    }

    /// <summary>Now and then, so that in quiet times the log comes back into the file as well.</summary>
    public void WroteLittle()
    {
        pages += database.TakePagesWritten();
        if (pages > 0)
        {
            Begin();
        }
    }

    /// <summary>Before the connection is closed, and when no reader is left.</summary>
    public void Finish()
    {
        running.Wait();
        Run(database.CheckpointAll);
    }

    private void Begin()
    {
        pages = 0;
        running = Task.Run(() => Run(database.Checkpoint));
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
