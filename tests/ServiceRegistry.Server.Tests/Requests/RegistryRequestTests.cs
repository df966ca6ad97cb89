using System.Text.Json;

namespace ServiceRegistry.Server.Tests.Requests;

/// <summary>The revision that an answer carries (CONTRACT.md, 18 and 24).</summary>
public sealed class RegistryRequestTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_call_that_is_repeated_carries_the_revision_of_the_first()
    {
        const string Call =
            """mutation { registerInstance(input: { service: "repeated", version: "1", host: "h", key: "a", clientMutationId: "1" }) { change } }""";
        var first = RevisionOf(await server.AskAsync(Call));
        await RegisterAsync("between");

        var repeated = await server.AskAsync(Call);

        RevisionOf(repeated).ShouldBe(first);
        repeated.At("data", "registerInstance", "change").GetString().ShouldBe("CREATED");
    }

    [Fact]
    public async Task Of_several_mutations_it_is_the_last_commits()
    {
        const string Calls = """
            mutation {
              made: registerInstance(input: { service: "several", version: "1", host: "h", key: "a" }) { instance { revision } }
              same: registerInstance(input: { service: "several", version: "1", host: "h", key: "a" }) { change }
              refused: registerInstance(input: { service: "several", version: "1", host: "h", port: 0 }) { errors { __typename } }
            }
            """;

        var answer = await server.AskAsync(Calls);

        RevisionOf(answer).ShouldBe(answer.At("data", "made", "instance", "revision").GetInt64());
    }

    [Fact]
    public async Task A_query_carries_that_of_its_snapshot()
    {
        await RegisterAsync("queried");

        var answer = await server.AskAsync("{ registry { revision } }");

        RevisionOf(answer).ShouldBe(answer.At("data", "registry", "revision").GetInt64());
    }

    private static long RevisionOf(JsonElement answer) => answer.At("extensions", "revision").GetInt64();

    private Task<JsonElement> RegisterAsync(string service) => server.AskAsync(
        "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { change } }",
        new { input = new { service, version = "1", host = "h" } });
}
