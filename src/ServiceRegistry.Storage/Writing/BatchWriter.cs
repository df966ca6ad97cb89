using Microsoft.Data.Sqlite;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Writes what the registry's writer hands over, each call in one transaction. One caller at a time.</summary>
internal sealed class BatchWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly JsonTexts texts = new();
    private readonly RowWriter<InstanceRow> instances;
    private readonly PreparedStatement goneInstances;
    private readonly RowWriter<ServiceRow> services;
    private readonly PreparedStatement goneServices;
    private readonly RowWriter<RegistryEvent> events;
    private readonly RowWriter<OperationRow> operations;
    private readonly RowWriter<StoredStatus> statuses;
    private readonly RowWriter<ServerRun> runs;
    private readonly RowWriter<StoredResult> results;

    /// <param name="connection">An open one.</param>
    public BatchWriter(SqliteConnection connection)
    {
        this.connection = connection;
        instances = new(connection, Tables.Instances, replaces: true, texts);
        goneInstances = new(connection, Tables.Instances.Delete(), texts);
        services = new(connection, Tables.Services, replaces: true, texts);
        goneServices = new(connection, Tables.Services.Delete(), texts);
        events = new(connection, Tables.Events, replaces: false, texts);
        operations = new(connection, Tables.Operations, replaces: false, texts);
        statuses = new(connection, Tables.Statuses, replaces: false, texts);
        runs = new(connection, Tables.Runs, replaces: true, texts);
        results = new(connection, Tables.Results, replaces: false, texts);
    }

    public void Write(CommitBatch batch)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            MoveHead(batch, transaction);
            WriteState(batch);
            WriteLog(batch, transaction);
            transaction.Commit();
        }
        finally
        {
            texts.Clear();
        }
    }

    public void Write(IReadOnlyList<StoredResult> outcomes)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var outcome in outcomes)
        {
            results.Write(outcome);
        }

        transaction.Commit();
    }

    public void Write(ServerRun run)
    {
        using var transaction = connection.BeginTransaction();
        runs.Write(run);
        transaction.Commit();
    }

    public void Dispose()
    {
        instances.Dispose();
        goneInstances.Dispose();
        services.Dispose();
        goneServices.Dispose();
        events.Dispose();
        operations.Dispose();
        results.Dispose();
        statuses.Dispose();
        runs.Dispose();
        texts.Dispose();
    }

    private void MoveHead(CommitBatch batch, SqliteTransaction transaction)
    {
        var moved = Statement.Execute(
            connection, transaction, "UPDATE head SET revision = @p0 WHERE revision = @p1", batch.Revision, batch.FromRevision);
        if (moved != 1)
        {
            throw new InvalidOperationException($"The store is not at revision {batch.FromRevision}, which the commit begins from.");
        }
    }

    private void WriteState(CommitBatch batch)
    {
        foreach (var id in batch.InstancesRemoved)
        {
            goneInstances.Id(id);
            goneInstances.Execute();
        }

        foreach (var instance in batch.InstancesUpserted)
        {
            instances.Write(new InstanceRow { Id = instance.Id, State = instance });
        }

        foreach (var key in batch.ServicesRemoved)
        {
            goneServices.Text(key.Namespace);
            goneServices.Text(key.Name);
            goneServices.Execute();
        }

        foreach (var service in batch.ServicesUpserted)
        {
            services.Write(new ServiceRow { Namespace = service.Key.Namespace, Name = service.Key.Name, State = service });
        }
    }

    private void WriteLog(CommitBatch batch, SqliteTransaction transaction)
    {
        foreach (var change in batch.Events)
        {
            events.Write(change);
            if (StoredStatus.EndedBy(change) is { } ended)
            {
                statuses.Write(ended);
            }
        }

        if (batch.Operations.Count == 0)
        {
            return;
        }

        // Here and not on a timer: so a name that may be used again is free before it is.
        Statement.Execute(connection, transaction, "DELETE FROM operations WHERE at < @p0", Microseconds.Of(batch.ForgetOperationsBefore));
        foreach (var operation in batch.Operations)
        {
            operations.Write(OperationRow.Of(operation));
        }
    }
}
