using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.State;

/// <summary>Makes the snapshot that a store holds.</summary>
internal static class SnapshotLoader
{
    public static RegistrySnapshot Load(StoredState state, DateTimeOffset now)
    {
        var next = new SnapshotBuilder(new() { Epoch = state.Epoch, Revision = state.Revision });
        foreach (var service in state.Services)
        {
            next.PutService(service);
        }

        foreach (var instance in state.Instances)
        {
            next.PutInstance(null, instance);
        }

        foreach (var operation in state.Operations.Where(operation => operation.At > now - OperationMemory.Span).OrderBy(operation => operation.At))
        {
            next.Operations = next.Operations.With(operation, now);
        }

        return next.ToSnapshot(state.Revision);
    }
}
