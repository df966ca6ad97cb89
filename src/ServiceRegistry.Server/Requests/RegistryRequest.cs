using System.Net;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Requests;

/// <summary>One operation against the registry: the snapshot that all its fields see, and who asks.</summary>
/// <param name="registry">The registry.</param>
/// <param name="caller">The address that the request came from; null where it came over none.</param>
internal sealed class RegistryRequest(Registry registry, IPAddress? caller)
{
    private long? committed;

    /// <summary>The revision of the last commit of this operation, that of the first call where it was repeated; else the snapshot's.</summary>
    public long Revision => committed ?? Snapshot.Revision;

    /// <summary>The snapshot that fields read; after a mutation the one behind its commit.</summary>
    public RegistrySnapshot Snapshot { get; private set; } = registry.Snapshot;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => registry.Now;

    /// <summary>Who asks, as events name them.</summary>
    public string Actor => "anonymous";

    /// <summary>The caller's address, an IPv4 one written as such, without a zone, which is this machine's own; null where it is not known.</summary>
    public string? CallerAddress => caller switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } => caller.MapToIPv4().ToString(),
        _ => new IPAddress(caller.GetAddressBytes()).ToString(),
    };

    /// <summary>Gives a command to the registry; fields below then see its commit.</summary>
    public async ValueTask<CommandResult> ExecuteAsync(RegistryCommand command, CancellationToken cancellationToken)
    {
        var result = await registry.ExecuteAsync(command, cancellationToken);
        Snapshot = result.Snapshot;
        if (result.Objects.Any(touched => touched.Change is not null))
        {
            committed = result.Revision;
        }

        return result;
    }

    /// <summary>Takes the newest snapshot, after something that was no command of this request.</summary>
    public RegistrySnapshot Refresh()
    {
        committed = null;
        return Snapshot = registry.Snapshot;
    }
}
