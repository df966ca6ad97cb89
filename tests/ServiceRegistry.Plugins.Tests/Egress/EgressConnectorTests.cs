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
    [InlineData("0251.0376.0251.0376")]
    [InlineData("0xa9.254.0xa9fe")]
    [InlineData("169.16689662")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("[2002:a9fe:a9fe::]")]
    [InlineData("fe80::1%1")]
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
    public async Task A_name_that_changes_between_lookup_and_connect_gains_nothing()
    {
        var answers = new Queue<string>(["127.0.0.1", "169.254.169.254"]);
        var connector = new EgressConnector(EgressPolicy.Default, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]));

        await using (var stream = await connector.ConnectAsync("rebinds.test", Port, CancellationToken.None))
        {
            using var accepted = await listener.AcceptTcpClientAsync();
        }

        await Should.ThrowAsync<TargetNotAllowedException>(async () => await connector.ConnectAsync("rebinds.test", Port, CancellationToken.None));
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task A_port_may_be_denied()
    {
        EgressPolicy.TryCreate([$"127.0.0.0/8:{Port}"], [], out var policy, out _).ShouldBeTrue();
        var connector = new EgressConnector(policy!);

        var denied = await Should.ThrowAsync<TargetNotAllowedException>(async () => await connector.ConnectAsync("127.0.0.1", Port, CancellationToken.None));
        denied.Message.ShouldBe($"the target 127.0.0.1 is not allowed: 127.0.0.0/8:{Port} is denied");
        await Should.ThrowAsync<TargetNotAllowedException>(async () => await connector.ConnectDatagramsAsync("127.0.0.1", Port, CancellationToken.None));
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task Datagrams_go_to_the_address_that_was_checked_and_come_from_it_alone()
    {
        using var target = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using var connection = await Connector("127.0.0.1").ConnectDatagramsAsync("target.test", ((IPEndPoint)target.Client.LocalEndPoint!).Port, CancellationToken.None);

        await connection.SendAsync("ping"u8.ToArray(), CancellationToken.None);
        var asked = await target.ReceiveAsync();
        asked.Buffer.ShouldBe("ping"u8.ToArray());
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await stranger.SendAsync("lie"u8.ToArray(), asked.RemoteEndPoint);
        await target.SendAsync("pong and more"u8.ToArray(), asked.RemoteEndPoint);

        var answer = new byte[4];
        (await connection.ReceiveAsync(answer, CancellationToken.None)).ShouldBe(4);
        answer.ShouldBe("pong"u8.ToArray());
    }

    [Fact]
    public async Task A_refused_datagram_is_said_in_words()
    {
        var port = FreeUdpPort();
        await using var connection = await Connector().ConnectDatagramsAsync("127.0.0.1", port, CancellationToken.None);
        await connection.SendAsync(new byte[1], CancellationToken.None);

        var failure = await Should.ThrowAsync<ConnectionFailedException>(async () => await connection.ReceiveAsync(new byte[1], CancellationToken.None));
        failure.Message.ShouldBe($"datagrams refused by 127.0.0.1:{port}");
    }

    [Fact]
    public async Task A_name_without_an_address_is_said_in_words()
    {
        var connector = new EgressConnector(EgressPolicy.Default, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var failure = await Should.ThrowAsync<ConnectionFailedException>(async () => await connector.ConnectAsync("nobody.test", Port, CancellationToken.None));
        failure.Message.ShouldBe("the name 'nobody.test' does not resolve");
        await Should.ThrowAsync<ConnectionFailedException>(async () => await Connector().ConnectAsync("empty.test", Port, CancellationToken.None));
    }

    private static int FreeUdpPort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    private EgressConnector Connector(params string[] addresses) => new(EgressPolicy.Default, (_, _) =>
    {
        lookups++;
        return Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());
    });
}
