using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ServiceRegistry.Server.Tests.Events;

/// <summary>What EF Core sends to one database, each with how SQLite would answer it.</summary>
internal sealed class SeenQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Lock gate = new();
    private readonly List<SeenQuery> seen = [];
    private readonly ConcurrentBag<IDisposable> subscriptions = [];
    private readonly string database;

    /// <param name="database">The file; those of other tests beside this one are left out.</param>
    public SeenQueries(string database)
    {
        this.database = database;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Those since the last time.</summary>
    public IReadOnlyList<SeenQuery> Take()
    {
        lock (gate)
        {
            SeenQuery[] taken = [.. seen];
            seen.Clear();
            return taken;
        }
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory)
        {
            subscriptions.Add(listener.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Value is CommandEventData { Command: { } command } && happened.Key == RelationalEventId.CommandExecuting.Name &&
            command.Connection!.DataSource == database)
        {
            var query = new SeenQuery(command.CommandText, Plan(command));
            lock (gate)
            {
                seen.Add(query);
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    // With the values that it runs with: a plan may depend on them.
    private static string Plan(DbCommand command)
    {
        using var explain = command.Connection!.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = explain.CreateParameter();
            copy.ParameterName = parameter.ParameterName;
            copy.DbType = parameter.DbType;
            copy.Value = parameter.Value;
            explain.Parameters.Add(copy);
        }

        using var rows = explain.ExecuteReader(CommandBehavior.Default);
        var lines = new List<string>();
        while (rows.Read())
        {
            lines.Add(rows.GetString(3));
        }

        return string.Join('\n', lines);
    }
}

/// <summary>A query that was sent.</summary>
/// <param name="Text">In SQL.</param>
/// <param name="Plan">How SQLite answers it.</param>
internal sealed record SeenQuery(string Text, string Plan);
