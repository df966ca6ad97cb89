using System.Text.Json.Nodes;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench.Sections;

/// <summary>Mutations that write nothing.</summary>
internal sealed class MutationsSection : ISection
{
    public string Name => "mutations";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var server = await stage.RegistryAsync();
        var register = Operations.RegisterOne(Operations.Registration("unchanged", 0));
        var leased = JsonNode.Parse(await server.Client.SendAsync(Operations.RegisterOne(Operations.Registration("leased", 0, leaseTtl: "PT1H"))))!;
        var renew = Operations.RenewLease((string)leased["data"]!["registerInstance"]!["instance"]!["id"]!);
        await server.Client.SendAsync(register);

        return
        [
            Row.AtLeast("`registerInstance` that changes nothing, against a Kestrel POST that parses the same JSON", 0.7, await ShareAsync(server, "registerInstance", register)),
            Row.AtLeast("`renewLease`, against the same", 0.7, await ShareAsync(server, "renewLease", renew)),
        ];
    }

    private static async Task<double> ShareAsync(ServerProcess server, string name, string body)
    {
        var ceiling = await Stage.CeilingAsync(server, name, body);
        var figures = await Stage.LoadAsync(
            ceiling with { Name = "Kestrel alone, parsing the request", Path = Ceiling.ParsingPath(name) },
            new LoadTarget(name, server.Address, "/graphql", body));
        return figures[1].Share;
    }
}
