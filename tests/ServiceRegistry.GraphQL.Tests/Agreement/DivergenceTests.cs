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
        var request = new AgreementRequest(divergence.Example, null, divergence.Variables);
        if (divergence.Example.StartsWith("type", StringComparison.Ordinal))
        {
            var typeSystems = new TypeSystemComparison(reference);
            (await typeSystems.SchemaDisagreementAsync(request)).ShouldBeNull();
            typeSystems.Counts.Keys.ShouldContain(reason);
        }
        else
        {
            var schema = AgreementSchema.Fixture();
            await schema.TellAsync(reference);
            var documents = new DocumentComparison(reference, schema);
            (await documents.DisagreementAsync(request)).ShouldBeNull();
            documents.Counts.Keys.ShouldContain(reason);
        }
    }
}
