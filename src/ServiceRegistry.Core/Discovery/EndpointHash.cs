using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Discovery;

/// <summary>Spreads clients with a limit over the instances of a service; the same on all members and after a restart.</summary>
internal static class EndpointHash
{
    // FNV-1a, 64 bits.
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(Instance instance)
    {
        Span<byte> id = stackalloc byte[16];
        instance.Id.TryWriteBytes(id);
        var hash = Offset;
        foreach (var value in id)
        {
            hash = (hash ^ value) * Prime;
        }

        return Text(Text(hash, instance.Service.Namespace), instance.Service.Name);
    }

    private static ulong Text(ulong hash, string text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * Prime;
        }

        return (hash ^ 0) * Prime;
    }
}
