using System.Net;
using System.Net.Sockets;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Egress;

namespace ServiceRegistry.Plugins.Tests.Egress;

public sealed class EgressConnectorTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private int lookups;

    public EgressConnectorTests() => listener.Start();

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task It_connects_to_the_address_that_was_checked()
    {
        await using var stream = await Connector("127.0.0.1").ConnectAsync("target.test", Port, CancellationToken.None);
        using var accepted = await listener.AcceptTcpClientAsync();

        await stream.WriteAsync("x"u8.ToArray());
        (await accepted.GetStream().ReadAsync(new byte[1])).ShouldBe(1);
        lookups.ShouldBe(1);
    }

    [Fact]
    public async Task One_denied_address_of_a_name_denies_it()
    {
        var connecting = Connector("127.0.0.1", "169.254.169.254").ConnectAsync("rebinds.test", Port, CancellationToken.None);

        var denied = await Should.ThrowAsync<TargetNotAllowedException>(async () => await connecting);
        denied.Message.ShouldBe("the target rebinds.test (169.254.169.254) is not allowed: 169.254.0.0/16 is denied");
        listener.Pending().ShouldBeFalse();
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("[::ffff:169.254.169.254]")]
    [InlineData("0xA9FEA9FE")]
    [InlineData("2852039166")]
    [InlineData("0.0.0.0")]
    public async Task Every_spelling_of_a_denied_address_is_denied(string host)
    {
        await Should.ThrowAsync<TargetNotAllowedException>(async () => await Connector().ConnectAsync(host, Port, CancellationToken.None));
        lookups.ShouldBe(0);
    }

    [Fact]
    public async Task The_next_address_is_tried_where_one_refuses()
    {
        await using var stream = await Connector("127.0.0.2", "127.0.0.1").ConnectAsync("two.test", Port, CancellationToken.None);

        stream.CanWrite.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_connection_is_said_in_words()
    {
        var port = Port;
        listener.Stop();

        var failure = await Should.ThrowAsync<ConnectionFailedException>(async () => await Connector().ConnectAsync("127.0.0.1", port, CancellationToken.None));
        failure.Message.ShouldBe($"connection refused by 127.0.0.1:{port}");
    }

    [Fact]
    public async Task A_name_without_an_address_is_said_in_words()
    {
        var connector = new EgressConnector(EgressPolicy.Default, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var failure = await Should.ThrowAsync<ConnectionFailedException>(async () => await connector.ConnectAsync("nobody.test", Port, CancellationToken.None));
        failure.Message.ShouldBe("the name 'nobody.test' does not resolve");
        await Should.ThrowAsync<ConnectionFailedException>(async () => await Connector().ConnectAsync("empty.test", Port, CancellationToken.None));
    }

    private EgressConnector Connector(params string[] addresses) => new(EgressPolicy.Default, (_, _) =>
    {
        lookups++;
        return Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());
    });
}
