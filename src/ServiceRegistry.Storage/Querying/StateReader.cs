using Microsoft.EntityFrameworkCore;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Querying;

/// <summary>Reads all that is kept of the present. The context is in a transaction: all is of one moment.</summary>
internal static class StateReader
{
    public static StoredState Read(RegistryContext context)
    {
        var head = context.Heads.Single();
        return new StoredState
        {
            Epoch = head.Epoch,
            Revision = head.Revision,
            CompactedRevision = head.CompactedRevision,
            Instances = context.Instances.Select(row => row.State).ToList(),
            Services = context.Services.Select(row => row.State).ToList(),
            Operations = [.. context.Operations.AsEnumerable().Select(row => row.ToOperation())],
        };
    }
}
