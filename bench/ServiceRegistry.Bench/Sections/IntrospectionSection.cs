using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>Everything that the schema says of itself, in one query.</summary>
internal sealed class IntrospectionSection : ISection
{
    public string Name => "introspection";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var server = await stage.RegistryAsync();
        var figures = await Stage.LoadAsync(
            await Stage.CeilingAsync(server, "introspection", Operations.Introspection),
            new LoadTarget("introspection", server.Address, "/graphql", Operations.Introspection),
            new LoadTarget("introspection, compressed", server.Address, "/graphql", Operations.Introspection, TakesGzip: true));
        return
        [
            Row.AtMost("CPU of the full introspection query at the server", 62, figures[1].Processor, " µs"),
            Row.AtMost("the same for a client that takes gzip", 62, figures[2].Processor, " µs"),
            Row.Beside("what Kestrel takes for the same bytes, not compressed", figures[0].Processor, " µs"),
        ];
    }
}
