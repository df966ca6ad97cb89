using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Leases;

/// <summary>
/// Removes instances whose leases ran out, up to a thousand by one command, within a second and never too early, unless so many ran out at
/// once that this is paused.
/// </summary>
internal sealed class LeaseWatch : IAsyncDisposable
{
    private const int PerCommand = 1000;

    // Those that run out within this time go together.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan WhilePaused = TimeSpan.FromMilliseconds(500);

    private readonly LeaseTable leases;
    private readonly LeasePause pause;
    private readonly Writer writer;
    private readonly TimeProvider time;
    private readonly BackgroundLoop loop;
    private ImmutableArray<Guid> waiting = [];

    public LeaseWatch(LeaseTable leases, LeasePause pause, Writer writer, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.leases = leases;
        this.pause = pause;
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
        waiting = leases.Unrenewed([.. waiting, .. leases.Due(int.MaxValue)]);
        if (!pause.MayEnd(waiting.Length, leases.Count))
        {
            return WhilePaused;
        }

        while (!waiting.IsEmpty)
        {
            ImmutableArray<Guid> next = [.. waiting.Take(PerCommand)];
            await writer.ExecuteAsync(new ExpireLeases(next), cancellationToken);
            pause.Ended(next.Length);
            waiting = [.. waiting.Skip(PerCommand)];
        }

        var wait = leases.NextDue is { } due ? time.Between(time.GetTimestamp(), due) : (TimeSpan?)null;
        return wait < Gathering ? Gathering : wait;
    }
}
