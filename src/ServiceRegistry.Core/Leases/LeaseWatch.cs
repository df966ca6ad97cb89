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

    private readonly LeaseTable _leases;
    private readonly Writer _writer;
    private readonly TimeProvider _time;
    private readonly BackgroundLoop _loop;

    public LeaseWatch(LeaseTable leases, Writer writer, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        _leases = leases;
        _writer = writer;
        _time = time;
        _loop = new("ending leases", time, diagnostics, EndDueAsync);
        _leases.Earlier += _loop.Wake;
    }

    public void Start() => _loop.Start();

    public ValueTask DisposeAsync()
    {
        _leases.Earlier -= _loop.Wake;
        return _loop.DisposeAsync();
    }

    private async Task<TimeSpan?> EndDueAsync(CancellationToken cancellationToken)
    {
        while (_leases.Due(PerCommand) is { IsEmpty: false } due)
        {
            try
            {
                await _writer.ExecuteAsync(new ExpireLeases(due), cancellationToken);
            }
            catch
            {
                _leases.Return(due);
                throw;
            }
        }

        var wait = _leases.NextDue is { } next ? _time.Between(_time.GetTimestamp(), next) : (TimeSpan?)null;
        return wait < Gathering ? Gathering : wait;
    }
}
