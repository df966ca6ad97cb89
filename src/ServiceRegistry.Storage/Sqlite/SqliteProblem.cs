using Microsoft.Data.Sqlite;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>Says in words what a result code of SQLite means for whoever runs the server.</summary>
internal static class SqliteProblem
{
    // Result codes as sqlite.org/rescode.html lists them.
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static string CannotBeWritten(string path) =>
        $"The database {path} cannot be opened for writing. Let the server's user write to it and to its folder.";

    /// <summary>Whether another program holds the database's lock.</summary>
    public static bool IsLocked(SqliteException problem) => problem.SqliteErrorCode == Busy;

    public static string Describe(SqliteException problem, string path) => problem.SqliteErrorCode switch
    {
        Busy => $"The database {path} is locked by another program. Close it.",
        ReadOnly or CannotOpen => CannotBeWritten(path),
        InputOutput => $"The disk of the database {path} gives errors ({problem.Message}).",
        Corrupt or NotADatabase =>
            $"The file {path} is damaged or is no SQLite database. Restore it from a backup, or move it away to begin with an empty registry.",
        Full => $"There is no room left for the database {path}. Make room on its disk.",
        _ => $"The database {path} cannot be used: {problem.Message}",
    };
}
