using Microsoft.Data.Sqlite;

namespace ServiceRegistry.Storage.Sqlite;

/// <summary>
/// How long a write waits where another program holds the database's lock. The first one that meets it waits the whole time; those
/// behind it, which have waited along, do not wait as long again, or the last in the queue would be told of an operation that timed out
/// (after 30 s unless set) in place of the store.
/// </summary>
/// <param name="connection">The one that writes.</param>
internal sealed class LockPatience(SqliteConnection connection)
{
    /// <summary>Unless the connection string has a <c>Default Timeout</c>, in seconds: a program that reads or copies is done by then.</summary>
    public const int Seconds = 10;

    private const int SecondsOnceLocked = 1;

    private readonly int whole = connection.DefaultTimeout;

    /// <summary>After a write that went.</summary>
    public void Wrote() => connection.DefaultTimeout = whole;

    /// <summary>After one that waited in vain.</summary>
    public void WasLocked() => connection.DefaultTimeout = Math.Min(whole, SecondsOnceLocked);
}
