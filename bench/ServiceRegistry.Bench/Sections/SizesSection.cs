using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>The same filtered page out of 1,000 and out of 100,000 instances.</summary>
internal sealed class SizesSection : ISection
{
    private const int Few = 50;
    private const int Many = 5_000;

    public string Name => "sizes";

    public async Task<IReadOnlyList<Row>> MeasureAsync(Stage stage)
    {
        await using var small = await ServerProcess.StartRegistryAsync(Few);
        await using var large = await ServerProcess.StartRegistryAsync(Many);
        var body = Operations.InstancesOf(Operations.Service(Few / 2));
        var figures = await Stage.LoadAsync(
            new LoadTarget("out of 1,000", small.Address, "/graphql", body),
            new LoadTarget("out of 100,000", large.Address, "/graphql", body));
        return [Row.AtLeast("the same page out of 100,000 instances, against out of 1,000", 0.9, figures[1].Share)];
    }
}
