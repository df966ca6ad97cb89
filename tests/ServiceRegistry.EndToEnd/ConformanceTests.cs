using System.Globalization;

namespace ServiceRegistry.EndToEnd;

/// <summary>The server agrees with the npm packages that clients are written with.</summary>
public sealed class ConformanceTests(NpmPackages npm) : IClassFixture<NpmPackages>
{
    [NpmFact]
    public async Task Graphql_js_builds_a_client_schema_that_equals_the_served_one()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(data.Folder);

        var said = await npm.RunAsync("introspection.mjs", server.Address);

        said.ShouldContain("types agree");
    }

    [NpmFact]
    public async Task Graphql_ws_subscribes_and_is_told()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(data.Folder);

        var told = await npm.RunAsync("subscribe.mjs", server.Address);

        told.Trim().ShouldBe("""[{"change":"CREATED","instanceKey":"by-npm"}]""");
    }

    [NpmFact]
    public async Task Graphql_sse_subscribes_and_is_told()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(data.Folder);

        var told = await npm.RunAsync("event-stream.mjs", server.Address);

        told.Trim().Split('\n').ShouldBe(
        [
            """[{"change":"CREATED","instanceKey":"by-sse"}]""", """{"registry":{"instanceCount":1}}""", "REVISION_IN_FUTURE",
        ]);
    }

    [NpmFact]
    public async Task Subscriptions_transport_ws_subscribes_by_the_older_protocol_and_is_told()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(data.Folder);

        var told = await npm.RunAsync("legacy.mjs", server.Address);

        told.Trim().Split('\n').ShouldBe(["""[{"change":"CREATED","instanceKey":"by-legacy"}]""", """{"registry":{"instanceCount":1}}"""]);
    }

    [NpmFact]
    public async Task Every_audit_of_graphql_http_is_met()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(data.Folder);

        var said = await npm.RunAsync("audits.mjs", server.Address);

        said.Trim().ShouldBe("61 of 61");
    }

    [NpmFact]
    public async Task A_server_of_grpc_js_is_checked()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(data.Folder);
        using var target = npm.Start("grpc-server.mjs");
        var port = int.Parse((await target.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        await using var socket = await GraphQLSocket.ConnectAsync(server.Address);
        await socket.SubscribeAsync("subscription { onStatusChanged(since: 0) { status reason } }");

        await server.Client.PostAsync("mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { instance { id } } }", new
        {
            input = new
            {
                service = "shop",
                version = "1.0.0",
                host = "127.0.0.1",
                port,
                checks = new[] { new { strategy = new { grpc = new { } }, interval = "PT1S", healthyThreshold = 1, unhealthyThreshold = 1 } },
            },
        });

        await ToldAsync(socket, "HEALTHY", "");
        await target.StandardInput.WriteLineAsync("NOT_SERVING");
        await ToldAsync(socket, "UNHEALTHY", "NOT_SERVING");
        await target.StandardInput.WriteLineAsync("SERVING");
        await socket.Messages.WaitForAsync(messages => messages.Count(Says("HEALTHY", "")) == 2 ? messages : null, "the return");
        target.StandardInput.Close();
        await target.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
    }

    private static Task<SocketMessage> ToldAsync(GraphQLSocket socket, string status, string reason) =>
        socket.Messages.WaitForAsync(messages => messages.FirstOrDefault(Says(status, reason)), status);

    private static Func<SocketMessage, bool> Says(string status, string reason) =>
        message => message.Type == "next" && message.Text.Contains($"\"status\":\"{status}\"", StringComparison.Ordinal) && message.Text.Contains(reason, StringComparison.Ordinal);
}
