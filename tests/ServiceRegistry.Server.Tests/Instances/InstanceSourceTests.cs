namespace ServiceRegistry.Server.Tests.Instances;

public sealed class InstanceSourceTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_service_has_no_instance_of_another_one_whatever_id_is_asked_for()
    {
        var shop = await RegisterAsync("shop");
        var bank = await RegisterAsync("bank");
        const string Query = """
            query($ids: [ID!]!) {
              service(name: "shop") { instances(where: { id: { in: $ids } }) { totalCount nodes { id } } }
              instances(where: { id: { in: $ids } }) { totalCount }
            }
            """;

        var answer = await server.AskAsync(Query, new { ids = new[] { shop, bank } });

        answer.At("data", "service", "instances", "totalCount").GetInt32().ShouldBe(1);
        answer.At("data", "service", "instances", "nodes", "0", "id").GetString().ShouldBe(shop);
        answer.At("data", "instances", "totalCount").GetInt32().ShouldBe(2);
    }

    private async Task<string> RegisterAsync(string service)
    {
        var answer = await server.AskAsync(
            "mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { instance { id } } }",
            new { input = new { service, version = "1.0.0", host = "10.0.0.1" } });
        return answer.At("data", "registerInstance", "instance", "id").GetString()!;
    }
}
