using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>A plugin that leaves threads behind keeps neither the server's work nor its end.</summary>
public sealed class LeftThreadTests
{
    private const string Register = """
        mutation($how: Straggling!, $port: Int!, $timeout: Duration!) {
          registerInstance(input: { service: "mail", version: "1.0.0", host: "127.0.0.1", port: $port, checks: [{ strategy: { straggler: { how: $how } }, timeout: $timeout }] }) {
            instance { checks { id } }
            errors { ... on Error { message } }
          }
        }
        """;

    [Theory]
    [InlineData("LEAVE_A_THREAD", "PT10S", "PASS")]
    [InlineData("HOLD", "PT0.2S", "FAIL")]
    public async Task Told_to_stop_it_ends_whatever_threads_a_plugin_has_left(string how, string timeout, string outcome)
    {
        using var data = new DataFolder();
        using var target = new TcpListener(IPAddress.Loopback, 0);
        target.Start();
        var plugin = data.Folder.CreateSubdirectory("plugins/LeavesThreads");
        foreach (var file in Directory.GetFiles(Repository.Folder("artifacts", "test-plugins", "LeavesThreads")))
        {
            File.Copy(file, Path.Combine(plugin.FullName, Path.GetFileName(file)));
        }

        await using var server = await ServerProcess.StartAsync(data.Folder, KeyValuePair.Create("ServiceRegistry__Plugins__Path", plugin.Parent!.FullName));
        var registered = await server.Client.PostAsync(Register, new { how, port = ((IPEndPoint)target.LocalEndpoint).Port, timeout });
        registered.Errors.ShouldBeEmpty();
        var check = registered.Data.GetProperty("registerInstance").GetProperty("instance").GetProperty("checks")[0].GetProperty("id").GetString();
        for (var run = 0; run < 3; run++)
        {
            var ran = await server.Client.PostAsync("mutation($id: ID!) { runHealthCheck(input: { id: $id }) { healthCheckResult { outcome } } }", new { id = check });
            ran.Data.GetProperty("runHealthCheck").GetProperty("healthCheckResult").GetProperty("outcome").GetString().ShouldBe(outcome);
        }

        var start = Stopwatch.GetTimestamp();
        (await server.StopAsync()).ShouldBe(0, server.Output);
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(FaultForm.LongestStop);
    }
}
