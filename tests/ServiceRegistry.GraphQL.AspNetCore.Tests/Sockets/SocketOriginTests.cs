using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Sockets;

public sealed class SocketOriginTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("http://registry.example.com:8080")]
    [InlineData("https://REGISTRY.example.com:8080")]
    [InlineData("https://app.example.com")]
    public async Task OwnNoneOrAllowedOrigin_MayConnect(string? origin)
    {
        (await HandshakeAsync(origin, "connection")).ShouldStartWith("HTTP/1.1 101");
    }

    [Theory]
    [InlineData("http://registry.example.com")]
    [InlineData("http://app.example.com")]
    [InlineData("https://app.example.com.evil.example")]
    [InlineData("https://evil.example/registry.example.com:8080")]
    [InlineData("null")]
    [InlineData("file://")]
    public async Task ForeignOrigin_Is403BeforeTheUpgrade(string origin)
    {
        var answer = await HandshakeAsync(origin, "ORIGIN_NOT_ALLOWED");

        answer.ShouldStartWith("HTTP/1.1 403");
        answer.ShouldContain("application/json");
    }

    private static async Task<string> HandshakeAsync(string? origin, string until)
    {
        await using var host = await GraphQLHost.StartAsync(o => o.AllowedOrigins.Add("https://app.example.com"));
        using var connection = await RawConnection.OpenAsync(host.Url);
        await connection.SendAsync(RawSocket.Handshake(origin: origin));
        if (until == "connection")
        {
            await connection.ReadUntilAsync("\r\n\r\n");
            await connection.SendAsync(RawSocket.Text("{\"type\":\"connection_init\"}"u8));
            return "HTTP/1.1 101" + await connection.ReadUntilAsync("connection_ack");
        }

        return await connection.ReadUntilAsync(until);
    }
}
