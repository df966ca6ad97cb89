using System.Text.Json;

namespace ServiceRegistry.EndToEnd.Authors;

/// <summary>The way of docs/plugins.md: from the template to a running server.</summary>
public sealed class PluginTemplateTests
{
    private const string Register = """
        mutation($port: Int!) {
          registerInstance(input: { service: "mail", version: "1.0.0", host: "127.0.0.1", port: $port, checks: [{ strategy: { greeting: { expect: "220 " } }, interval: "PT1S" }, { strategy: { speakOne: { } }, interval: "PT1S" }] }) {
            errors { ... on Error { message } }
          }
        }
        """;

    [Fact]
    public async Task A_plugin_made_from_the_template_is_dropped_in_used_replaced_and_removed()
    {
        using var author = new AuthorFolder();
        await author.PackAsync();
        await author.NewPluginAsync("Greeting");
        await author.BuildAsync("Greeting", "1.0.0");
        (await author.TestAsync("Greeting")).ShouldContain("Failed:     0, Passed:    16");

        // Somebody else's, which brings version 1 of a library.
        author.DropToy("SpeaksOne");
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartAsync(data.Folder, KeyValuePair.Create("ServiceRegistry__Plugins__Path", author.Plugins.FullName));
        await using var client = await GraphQLSocket.ConnectAsync(server.Address);
        (await AskAsync(client, "{ __type(name: \"GreetingCheckInput\") { name } }")).GetProperty("__type").ValueKind.ShouldBe(JsonValueKind.Null);

        author.Drop("Greeting");
        var input = await UntilAsync(client, "{ __type(name: \"GreetingCheckInput\") { inputFields { name description defaultValue } } }", data => data.GetProperty("__type").ValueKind != JsonValueKind.Null);
        input.GetProperty("__type").GetProperty("inputFields").EnumerateArray().Select(field => field.ToString()).ShouldBe(
        [
            """{"name":"port","description":"1 to 65535.","defaultValue":null}""",
            """{"name":"expect","description":"How its first line begins.","defaultValue":"\"220 \""}""",
        ]);

        await using var target = new Greeter("220 ready\r\n"u8.ToArray());
        (await AskAsync(client, Register, new { port = target.Port })).GetProperty("registerInstance").GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null);
        const string Check = "{ instances { nodes { status checks { output } } } }";
        var checkedOnce = await UntilAsync(client, Check, data => data.ToString().Contains("HEALTHY", StringComparison.Ordinal));
        checkedOnce.ToString().ShouldContain("it greets with '220 ready'");

        author.UseSecondVersionOfWords("Greeting");
        await author.BuildAsync("Greeting", "2.0.0");
        author.Drop("Greeting");
        const string Loaded = "{ plugins { name version state error } }";
        await UntilAsync(client, Loaded, data => data.ToString().Contains("""{"name":"Greeting","version":"2.0.0","state":"LOADED","error":null}""", StringComparison.Ordinal));

        var both = await UntilAsync(client, Check, data => data.ToString().Contains("by words 2 it greets", StringComparison.Ordinal));
        both.ToString().ShouldContain("version 1");

        author.Plugins.GetDirectories("Greeting").ShouldHaveSingleItem().Delete(recursive: true);
        await UntilAsync(client, "{ __type(name: \"GreetingCheckInput\") { name } }", data => data.GetProperty("__type").ValueKind == JsonValueKind.Null);
        var left = await UntilAsync(client, Check, data => data.ToString().Contains("strategy 'greeting' is not loaded", StringComparison.Ordinal));
        left.ToString().ShouldContain("version 1");
    }

    private static async Task<JsonElement> AskAsync(GraphQLSocket client, string query, object? variables = null)
    {
        var id = await client.SubscribeAsync(query, variables);
        var answer = await client.Messages.WaitForAsync(messages => messages.FirstOrDefault(message => message.Id == id && message.Type is "next" or "error"), "an answer");
        answer.Payload.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
        return answer.Payload.GetProperty("data");
    }

    /// <summary>Asks until the answer is as expected: what a folder holds takes effect within two seconds.</summary>
    private static async Task<JsonElement> UntilAsync(GraphQLSocket client, string query, Func<JsonElement, bool> expected)
    {
        using var patience = new CancellationTokenSource(Observed<JsonElement>.Patience);
        while (true)
        {
            var data = await AskAsync(client, query);
            if (expected(data))
            {
                return data;
            }

            patience.IsCancellationRequested.ShouldBeFalse($"{query}\n{data}");
        }
    }
}
