using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>Requests with a document of their own each, beside requests with the same one.</summary>
internal sealed class DocumentsSection : ISection
{
    public string Name => "documents";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        var server = await stage.RegistryAsync();
        var figures = await Stage.LoadAsync(
            new LoadTarget("a document that is known", server.Address, "/graphql", Operations.NumberedResolve),
            new LoadTarget("each its own", server.Address, "/graphql", Operations.NumberedResolve, EachAnother: true));
        return [Row.AtLeast("a document that is not in the cache, against one that is", 0.6, figures[1].Share)];
    }
}
