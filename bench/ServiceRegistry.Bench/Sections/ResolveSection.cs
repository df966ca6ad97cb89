using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench.Sections;

/// <summary>Discovery of a service with 20 instances out of 10,000.</summary>
internal sealed class ResolveSection : ISection
{
    public string Name => "resolve";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var server = await stage.RegistryAsync();
        var path = HandWritten.Path("resolve");
        await SameAnswer.CheckAsync(server.Client, Operations.Resolve, path);
        var figures = await Stage.LoadAsync(
            await Stage.CeilingAsync(server, "resolve", Operations.Resolve),
            new LoadTarget("resolve", server.Address, "/graphql", Operations.Resolve),
            new LoadTarget("by hand", server.Address, path, Operations.Resolve));
        var (ceiling, own, byHand) = (figures[0], figures[1], figures[2]);
        return
        [
            Row.AtLeast("`resolve` of 20 instances: requests/s against Kestrel with the same bytes", 0.6, own.Share),
            Row.Beside("the same written by hand", byHand.Share),
            Row.AtMost("its CPU at the server, against Kestrel's", 1.7, own.Processor / ceiling.Processor),
            Row.Beside("the same written by hand", byHand.Processor / ceiling.Processor),
            Row.AtMost("allocated for it beside what Kestrel allocates", 2048, own.Allocated - ceiling.Allocated, " bytes"),
            Row.Beside("the same written by hand", byHand.Allocated - ceiling.Allocated, " bytes"),
        ];
    }
}
