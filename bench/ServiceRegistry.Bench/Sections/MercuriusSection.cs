using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Peers;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>The same query of the same data, answered by the fastest GraphQL server of the npm world.</summary>
internal sealed class MercuriusSection : ISection
{
    private const double Asked = 2.2;
    private const string What = "`resolve` of 20 instances, against mercurius with its JIT";

    public string Name => "mercurius";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        if (Mercurius.Missing is { } command)
        {
            return [Row.Skipped(What, Asked, $"skipped; it needs `{command}`")];
        }

        var server = await stage.RegistryAsync();
        await using var mercurius = await Mercurius.StartAsync(server);
        await SameAnswer.CheckDataAsync(server.Client, mercurius.Address, Operations.Resolve);
        var figures = await Stage.LoadAsync(
            new LoadTarget("mercurius", mercurius.Address, "/graphql", Operations.Resolve),
            new LoadTarget("resolve", server.Address, "/graphql", Operations.Resolve));
        return
        [
            Row.AtLeast(What, Asked, figures[1].Share),
            Row.Beside("mercurius' CPU for a request, against ours", figures[0].Processor / figures[1].Processor),
        ];
    }
}
