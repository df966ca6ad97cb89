using ServiceRegistry.Core.Timing;
using ServiceRegistry.Core.Writing;

namespace ServiceRegistry.Core.Storage;

/// <summary>
/// Tries the store again after a commit failed: a registry that says it is not ready is sent no more writes, whose success would show
/// that the store is well.
/// </summary>
internal sealed class StorageProbe : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Writer writer;
    private readonly BackgroundLoop loop;

    public StorageProbe(Writer writer, TimeProvider time, IRegistryDiagnostics diagnostics)
    {
        this.writer = writer;
        loop = new("trying the store again", time, diagnostics, ProbeAsync);
    }

    public void Start() => loop.Start();

    public ValueTask DisposeAsync() => loop.DisposeAsync();

    private async Task<TimeSpan?> ProbeAsync(CancellationToken cancellationToken)
    {
        if (writer.Failure is not null)
        {
            await writer.ProbeAsync(cancellationToken);
        }

        return Pause;
    }
}
