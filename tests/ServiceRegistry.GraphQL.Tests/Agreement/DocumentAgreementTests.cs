using Xunit.Abstractions;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>The engine and the npm package <c>graphql</c> say the same of generated documents.</summary>
public sealed class DocumentAgreementTests(ReferenceImplementation reference, ITestOutputHelper output) : IClassFixture<ReferenceImplementation>
{
    /// <summary>So many documents break each rule; those of a short run may leave one out.</summary>
    private const int EachRuleIn = 4000;

    [NpmFact]
    public Task They_agree_on_documents_and_on_their_answers() => CompareAsync(AgreementSchema.Fixture(), 4000);

    [NpmFact]
    public Task They_agree_on_documents_for_the_registry() => CompareAsync(AgreementSchema.Registry(), 1500);

    private async Task CompareAsync(AgreementSchema schema, int count)
    {
        await schema.TellAsync(reference);
        var comparison = new DocumentComparison(reference, schema);
        var run = new AgreementRun(count);
        await run.CompareAsync(seed => RandomRequest.Create(schema.Schema, seed), comparison.DisagreementAsync);
        run.Report(output, comparison.Counts);
        if (run.Compared >= EachRuleIn)
        {
            RuleNames.Sections.Where(section => !comparison.Counts.ContainsKey($"breaks {section}")).ShouldBeEmpty("Rules that no document breaks.");
        }
    }
}
