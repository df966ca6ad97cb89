using System.Threading.Channels;

namespace ServiceRegistry.GraphQL.AspNetCore.Delivery;

/// <summary>Wakes one waiter, now or when it comes; several calls before it comes are one.</summary>
internal sealed class Signal
{
    // A channel of one place that drops what does not fit waits without allocating.
    private readonly Channel<bool> place = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => place.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await place.Reader.ReadAsync(cancellationToken);
}
