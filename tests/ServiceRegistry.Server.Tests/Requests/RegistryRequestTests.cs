using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.Core;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Tests.Requests;

/// <summary>The revision that an answer carries (CONTRACT.md, 18 and 24), and the caller's address (16).</summary>
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

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("fe80::1%3", "fe80::1")]
    public void A_callers_address_is_a_host(string caller, string host) =>
        new RegistryRequest(server.Services.GetRequiredService<Registry>(), IPAddress.Parse(caller)).CallerAddress.ShouldBe(host);

    private static long RevisionOf(JsonElement answer) => answer.At("extensions", "revision").GetInt64();

    private Task<JsonElement> RegisterAsync(string service) => server.AskAsync(
        "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { change } }",
        new { input = new { service, version = "1", host = "h" } });
}
