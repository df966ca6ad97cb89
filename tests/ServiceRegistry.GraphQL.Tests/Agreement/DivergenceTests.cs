namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>The list of disagreements that stay holds nothing that does not disagree.</summary>
public sealed class DivergenceTests(ReferenceImplementation reference) : IClassFixture<ReferenceImplementation>
{
    public static TheoryData<string> Reasons => [.. Divergences.All.Select(d => d.ToString())];

    [NpmTheory]
    [MemberData(nameof(Reasons))]
    public async Task Each_is_met_by_its_example(string reason)
    {
        var divergence = Divergences.All.Single(d => d.ToString() == reason);
        var schema = AgreementSchema.Fixture();
        await schema.TellAsync(reference);
        var comparison = new DocumentComparison(reference, schema);
        (await comparison.DisagreementAsync(new AgreementRequest(divergence.Example, null, """{"v":null}"""))).ShouldBeNull();
        comparison.Counts.Keys.ShouldContain(reason);
    }
}
