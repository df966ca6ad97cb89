using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Writes what the registry's writer hands over, each call in one transaction. One caller at a time.</summary>
internal sealed class BatchWriter(RegistryContext context) : IDisposable
{
    private readonly RowWriter<InstanceRow> instances = new(context, replaces: true);
    private readonly RowRemover<InstanceRow> goneInstances = new(context);
    private readonly RowWriter<ServiceRow> services = new(context, replaces: true);
    private readonly RowRemover<ServiceRow> goneServices = new(context);
    private readonly RowWriter<RegistryEvent> events = new(context, replaces: false);
    private readonly RowWriter<OperationRow> operations = new(context, replaces: false);
    private readonly RowWriter<StoredResult> results = new(context, replaces: false);

    public void Write(CommitBatch batch)
    {
        using var transaction = context.Database.BeginTransaction();
        MoveHead(batch);
        WriteState(batch, transaction.GetDbTransaction());
        WriteLog(batch, transaction.GetDbTransaction());
        transaction.Commit();
    }

    public void Write(IReadOnlyList<StoredResult> runs)
    {
        using var transaction = context.Database.BeginTransaction();
        foreach (var run in runs)
        {
            results.Write(run, transaction.GetDbTransaction());
        }

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
    }

    private void MoveHead(CommitBatch batch)
    {
        var moved = context.Heads
            .Where(head => head.Revision == batch.FromRevision)
            .ExecuteUpdate(head => head.SetProperty(row => row.Revision, batch.Revision));
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
        }

        if (batch.Operations.Count == 0)
        {
            return;
        }

        // Here and not on a timer: so a name that may be used again is free before it is.
        context.Operations.Where(operation => operation.At < batch.ForgetOperationsBefore).ExecuteDelete();
        foreach (var operation in batch.Operations)
        {
            operations.Write(OperationRow.Of(operation), transaction);
        }
    }
}
