using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench.Sections;

/// <summary>A filtered page of 20 out of 10,000 instances.</summary>
internal sealed class PageSection : ISection
{
    public string Name => "page";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var server = await stage.RegistryAsync();
        var path = HandWritten.Path("instances");
        await SameAnswer.CheckAsync(server.Client, Operations.Instances, path);
        var figures = await Stage.LoadAsync(
            await Stage.CeilingAsync(server, "instances", Operations.Instances),
            new LoadTarget("instances(where)", server.Address, "/graphql", Operations.Instances),
            new LoadTarget("a full scan by hand", server.Address, path, Operations.Instances));
        return
        [
            Row.AtLeast("a filtered page of 20 out of 10,000 instances, against the same ceiling", 0.45, figures[1].Share),
            Row.Beside("a full scan written by hand", figures[2].Share),
            Row.Beside("its CPU at the server, against Kestrel's", figures[1].Processor / figures[0].Processor),
            Row.Beside("allocated for it beside what Kestrel allocates", figures[1].Allocated - figures[0].Allocated, " bytes"),
        ];
    }
}
