using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KilledServer;

/// <summary>Sees EF Core's commands, and ends the process after one of a migration's.</summary>
internal sealed class KilledMigration(Kill kill) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Statement = "CREATE TABLE \"statuses\"";

    public static void Watch(Kill kill) => DiagnosticListener.AllListeners.Subscribe(new KilledMigration(kill));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData executed && executed.Command.CommandText.Contains(Statement, StringComparison.Ordinal))
        {
            kill.At(KillPoint.InMigration);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => throw error;
}
