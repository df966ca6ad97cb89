using System.Data.Common;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Writes what the registry's writer hands over, each call in one transaction. One caller at a time.</summary>
/// <param name="connection">An open one.</param>
internal sealed class BatchWriter(DbConnection connection) : IDisposable
{
    private readonly RowWriter<InstanceRow> instances = new(connection, Tables.Instances, replaces: true);
    private readonly RowRemover goneInstances = new(Tables.Instances.Delete(connection));
    private readonly RowWriter<ServiceRow> services = new(connection, Tables.Services, replaces: true);
    private readonly RowRemover goneServices = new(Tables.Services.Delete(connection));
    private readonly RowWriter<RegistryEvent> events = new(connection, Tables.Events, replaces: false);
    private readonly RowWriter<OperationRow> operations = new(connection, Tables.Operations, replaces: false);
    private readonly RowWriter<StoredStatus> statuses = new(connection, Tables.Statuses, replaces: false);
    private readonly RowWriter<ServerRun> runs = new(connection, Tables.Runs, replaces: true);
    private readonly RowWriter<StoredResult> results = new(connection, Tables.Results, replaces: false);

    public void Write(CommitBatch batch)
    {
        using var transaction = connection.BeginTransaction();
        MoveHead(batch, transaction);
        WriteState(batch, transaction);
        WriteLog(batch, transaction);
        transaction.Commit();
    }

    public void Write(IReadOnlyList<StoredResult> outcomes)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var outcome in outcomes)
        {
            results.Write(outcome, transaction);
        }

        transaction.Commit();
    }

    public void Write(ServerRun run)
    {
        using var transaction = connection.BeginTransaction();
        runs.Write(run, transaction);
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
    }

    private void MoveHead(CommitBatch batch, DbTransaction transaction)
    {
        var moved = Statement.Execute(
            connection, transaction, "UPDATE head SET revision = @p0 WHERE revision = @p1", batch.Revision, batch.FromRevision);
        if (moved != 1)
        {
            throw new InvalidOperationException($"The store is not at revision {batch.FromRevision}, which the commit begins from.");
        }
    }

    private void WriteState(CommitBatch batch, DbTransaction transaction)
    {
        foreach (var id in batch.InstancesRemoved)
        {
            goneInstances.Remove(transaction, id);
        }

        foreach (var instance in batch.InstancesUpserted)
        {
            instances.Write(new InstanceRow { Id = instance.Id, State = instance }, transaction);
        }

        foreach (var key in batch.ServicesRemoved)
        {
            goneServices.Remove(transaction, key.Namespace, key.Name);
        }

        foreach (var service in batch.ServicesUpserted)
        {
            services.Write(new ServiceRow { Namespace = service.Key.Namespace, Name = service.Key.Name, State = service }, transaction);
        }
    }

    private void WriteLog(CommitBatch batch, DbTransaction transaction)
    {
        foreach (var change in batch.Events)
        {
            events.Write(change, transaction);
            if (StoredStatus.EndedBy(change) is { } ended)
            {
                statuses.Write(ended, transaction);
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
            operations.Write(OperationRow.Of(operation), transaction);
        }
    }
}
