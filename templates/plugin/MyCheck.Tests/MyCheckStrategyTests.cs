using System.Text;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Testing;
using ServiceRegistry.Plugins.Testing.Servers;

namespace MyCheck.Tests;

public sealed class MyCheckStrategyTests
{
    [Theory]
    [InlineData("220 ready\r\n", CheckOutcome.Pass, "it greets with '220 ready'")]
    [InlineData("421 busy\r\n", CheckOutcome.Fail, "it greets with '421 busy', expected '220 '")]
    public async Task It_judges_the_greeting(string greeting, CheckOutcome outcome, string output)
    {
        await using var plugin = await PluginUnderTest.LoadAsync(BuiltPlugin.Folder);
        await using var server = await ScriptedServer.StartAsync(stream => stream.WriteAsync(Encoding.UTF8.GetBytes(greeting)).AsTask());

        var result = await plugin.RunAsync("myCheck", "{}", server.Target);

        Assert.Equal((outcome, output), (result.Outcome, result.Output));
    }

    [Fact]
    public async Task Settings_that_break_a_rule_are_refused()
    {
        await using var plugin = await PluginUnderTest.LoadAsync(BuiltPlugin.Folder);

        Assert.StartsWith("port: ", Assert.Single(await plugin.ProblemsAsync("myCheck", """{"port":0}""")));
    }
}
