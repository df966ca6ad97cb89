using Xunit.Abstractions;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>
/// The engine and the npm package <c>graphql</c> say the same of 10,000 generated documents: the verdicts of parser and validator, the data
/// and the coerced variables. More of them, and others, take a few minutes:
/// <code>AGREEMENT_SEED=1000000 AGREEMENT_COUNT=50000 dotnet test tests/ServiceRegistry.GraphQL.Tests --filter Agreement</code>
/// Seeds count on from the first. A failure is shrunk, and says the seed that repeats it.
/// </summary>
public sealed class DocumentAgreementTests(ReferenceImplementation reference, ITestOutputHelper output) : IClassFixture<ReferenceImplementation>
{
    /// <summary>So many documents break each rule; those of a short run may leave one out.</summary>
    private const int EachRuleIn = 4000;

    [NpmFact]
    public Task They_agree_on_documents_and_on_their_answers() => CompareAsync(AgreementSchema.Fixture(), 8000);

    [NpmFact]
    public Task They_agree_on_documents_for_the_registry() => CompareAsync(AgreementSchema.Registry(), 2000);

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
