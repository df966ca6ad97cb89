namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// Keeps a second process away from a database, by a lock on a file of its own beside it. The database file itself cannot be used:
/// closing any other descriptor of it would drop the locks of SQLite. The operating system lets the lock go when the process ends,
/// however it ends; the file stays, because removing it would race with the next process that opens it.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream file;

    private DatabaseLock(FileStream file) => this.file = file;

    public static DatabaseLock Take(string database)
    {
        var path = database + ".lock";
        try
        {
            return new DatabaseLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new StorageException($"The lock file {path} cannot be written. Let the server's user write to that folder.", problem);
        }
        catch (IOException problem) when (IsHeldByAnother(problem))
        {
            throw new StorageException(
                $"The database {database} is in use by another server process, which holds {path}. Stop that process, or give this one " +
                "another file in ConnectionStrings__Registry.",
                problem);
        }
        catch (IOException problem)
        {
            throw new StorageException($"The lock file {path} cannot be opened: {problem.Message}", problem);
        }
    }

    public void Dispose() => file.Dispose();

    // EWOULDBLOCK of Linux and of macOS, and ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeldByAnother(IOException problem) =>
        problem.HResult is 11 or 35 || (problem.HResult & 0xFFFF) == 32;
}
