using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit.Abstractions;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>The engine and the npm package <c>graphql</c> say the same of generated documents.</summary>
public sealed class DocumentAgreementTests(ReferenceImplementation reference, ITestOutputHelper output) : IClassFixture<ReferenceImplementation>
{
    private const int MostFailures = 5;

    [NpmFact]
    public Task They_agree_on_documents_and_on_their_answers() => CompareAsync(AgreementSchema.Fixture(), 4000);

    [NpmFact]
    public Task They_agree_on_documents_for_the_registry() => CompareAsync(AgreementSchema.Registry(), 1000);

    private async Task CompareAsync(AgreementSchema schema, int count)
    {
        await schema.TellAsync(reference);
        var comparison = new DocumentComparison(reference, schema);
        var failures = new List<string>();
        var end = AgreementRun.Seed + AgreementRun.Count(count);
        for (var seed = AgreementRun.Seed; seed < end && failures.Count < MostFailures; seed++)
        {
            var request = RandomRequest.Create(schema.Schema, seed);
            if (await comparison.DisagreementAsync(request) is not null)
            {
                failures.Add(await ShrinkAsync(schema, request, seed));
            }
        }

        foreach (var (what, times) in comparison.Counts)
        {
            output.WriteLine($"{times,6} {what}");
        }

        Assert.True(failures.Count == 0, string.Concat(failures));
    }

    private async Task<string> ShrinkAsync(AgreementSchema schema, AgreementRequest request, int seed)
    {
        var comparison = new DocumentComparison(reference, schema);
        var small = await Shrinking.ShrinkAsync(request, async candidate => await comparison.DisagreementAsync(candidate) is not null);
        return $"""

            They disagree on {await comparison.DisagreementAsync(small)}
            document: {Visible(small.Document)}
            operation: {small.OperationName}
            variables: {small.Variables}
            again: AGREEMENT_SEED={seed} AGREEMENT_COUNT=1

            """;
    }

    /// <summary>As it is, or as JSON where it has characters that are not seen.</summary>
    private static string Visible(string document) => document.All(c => c is >= ' ' and not '\u007f' and not '\ufeff')
        ? document
        : JsonSerializer.Serialize(document, new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
