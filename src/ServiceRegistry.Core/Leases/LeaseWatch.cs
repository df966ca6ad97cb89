using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Leases;

/// <summary>Removes instances whose leases ran out, up to a thousand by one command, within a second and never too early.</summary>
internal sealed class LeaseWatch : IAsyncDisposable
{
    private const int PerCommand = 1000;

    // Those that run out within this time go together.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private readonly LeaseTable leases;
    private readonly Writer writer;
    private readonly TimeProvider time;
    private readonly BackgroundLoop loop;

    public LeaseWatch(LeaseTable leases, Writer writer, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.leases = leases;
        this.writer = writer;
        this.time = time;
        loop = new("ending leases", time, diagnostics, EndDueAsync);
        this.leases.Earlier += loop.Wake;
    }

    public void Start() => loop.Start();

    public ValueTask DisposeAsync()
    {
        leases.Earlier -= loop.Wake;
        return loop.DisposeAsync();
    }

    private async Task<TimeSpan?> EndDueAsync(CancellationToken cancellationToken)
    {
        while (leases.Due(PerCommand) is { IsEmpty: false } due)
        {
            try
            {
                await writer.ExecuteAsync(new ExpireLeases(due), cancellationToken);
            }
            catch
            {
                leases.Return(due);
                throw;
            }
        }

        var wait = leases.NextDue is { } next ? time.Between(time.GetTimestamp(), next) : (TimeSpan?)null;
        return wait < Gathering ? Gathering : wait;
    }
}
