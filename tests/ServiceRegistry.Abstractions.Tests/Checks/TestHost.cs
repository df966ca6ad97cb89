namespace ServiceRegistry.Abstractions.Tests.Checks;

internal sealed class TestHost : IStrategyHost, IConnector
{
    public IConnector Connector => this;

    public TimeProvider Time => TimeProvider.System;

    public ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken) =>
        throw new TargetNotAllowedException($"{host}:{port} is not allowed");

    public ValueTask<IDatagramConnection> ConnectDatagramsAsync(string host, int port, CancellationToken cancellationToken) =>
        throw new TargetNotAllowedException($"{host}:{port} is not allowed");
}
