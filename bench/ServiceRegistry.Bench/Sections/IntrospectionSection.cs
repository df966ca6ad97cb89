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
            new LoadTarget("introspection", server.Address, "/graphql", Operations.Introspection));
        return
        [
            Row.AtMost("CPU of the full introspection query at the server", 62, figures[1].Processor, " µs"),
            Row.Beside("of it, what Kestrel takes for the same bytes", figures[0].Processor, " µs"),
        ];
    }
}
