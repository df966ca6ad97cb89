namespace ServiceRegistry.Features.Targets;

/// <summary>A small server of the test's own that a check is aimed at; it keeps its port when it is stopped and started.</summary>
internal abstract class Target : IAsyncDisposable
{
    public const string Host = "127.0.0.1";

    public int Port { get; protected set; }

    public abstract Task StartAsync();

    public abstract Task StopAsync();

    public async ValueTask DisposeAsync() => await StopAsync();
}
