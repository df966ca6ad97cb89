using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit.Abstractions;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>
/// Compares both sides by one generated request after the other. <c>AGREEMENT_COUNT</c> makes it a longer run, <c>AGREEMENT_SEED</c> another
/// one; both together repeat what a failure has printed.
/// </summary>
/// <param name="count">How many requests, unless the environment says so.</param>
internal sealed class AgreementRun(int count)
{
    private const int MostFailures = 5;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> failures = [];

    /// <summary>How many were compared.</summary>
    public int Compared { get; private set; }

    /// <param name="create">Makes the request of a seed.</param>
    /// <param name="disagreement">Says where the sides disagree; null where they do not.</param>
    public async Task CompareAsync(Func<int, AgreementRequest> create, Func<AgreementRequest, Task<string?>> disagreement)
    {
        var first = Read("AGREEMENT_SEED") ?? 1;
        var end = first + (Read("AGREEMENT_COUNT") ?? count);
        for (var seed = first; seed < end && failures.Count < MostFailures; seed++)
        {
            Compared++;
            var request = create(seed);
            if (await disagreement(request) is not null)
            {
                var small = await Shrinking.ShrinkAsync(request, async candidate => await disagreement(candidate) is not null);
                failures.Add($"""

                    They disagree on {await disagreement(small)}
                    document: {Visible(small.Document)}
                    operation: {small.OperationName}
                    variables: {small.Variables}
                    again: AGREEMENT_SEED={seed} AGREEMENT_COUNT=1

                    """);
            }
        }
    }

    /// <summary>Says what came of it, and fails where the sides have disagreed.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="counts">How often what was met.</param>
    public void Report(ITestOutputHelper output, IReadOnlyDictionary<string, int> counts)
    {
        output.WriteLine($"{Compared,6} compared");
        foreach (var (what, times) in counts)
        {
            output.WriteLine($"{times,6} {what}");
        }

        Assert.True(failures.Count == 0, string.Concat(failures));
    }

    /// <summary>As it is, or as JSON where it has characters that are not seen.</summary>
    private static string Visible(string document) => document.All(c => c is >= ' ' and not '\u007f' and not '\ufeff')
        ? document
        : JsonSerializer.Serialize(document, Readable);

    private static int? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
