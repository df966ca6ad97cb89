using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Asks both sides about requests.</summary>
/// <param name="reference">The reference.</param>
/// <param name="schema">The schema, which the reference has been told of.</param>
internal sealed class DocumentComparison(ReferenceImplementation reference, AgreementSchema schema)
{
    /// <summary>What came of the requests so far: no document, broken rules, executed, and each divergence met.</summary>
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the two disagree on a request; null where they do not.</summary>
    public async Task<string?> DisagreementAsync(AgreementRequest request)
    {
        var (document, syntaxError) = Parse(request.Document);
        var judged = await reference.AskAsync("judge", ("schema", schema.Name), ("document", request.Document));
        var refused = judged.TryGetProperty("refused", out var reason) ? reason.GetString() : null;
        if ((document is null) != (refused is not null))
        {
            return $"the parser's verdict\n  engine: {syntaxError ?? "a document"}\n  reference: {refused ?? "a document"}";
        }

        if (document is null)
        {
            Count("no document");
            return null;
        }

        return await MeaningDifferenceAsync(document, judged.GetProperty("canonical").GetString()!)
            ?? RulesDifference(request.Document, document, judged, out var isValid)
            ?? (isValid && schema.Executors.Count > 0 ? await AnswersDifferenceAsync(document, request) : null);
    }

    private static (DocumentNode? Document, string? Error) Parse(string source)
    {
        try
        {
            return (DocumentParser.Parse(Encoding.UTF8.GetBytes(source), ParserOptions.Trusted), null);
        }
        catch (SyntaxException exception)
        {
            return (null, exception.Message);
        }
    }

    private async Task<string?> MeaningDifferenceAsync(DocumentNode document, string canonical)
    {
        var printed = SyntaxPrinter.Print(document);
        var parsed = await reference.AskAsync("parse", ("document", printed));
        var meaning = parsed.TryGetProperty("canonical", out var text) ? text.GetString() : parsed.GetProperty("refused").GetString();
        return meaning == canonical ? null : $"the document's meaning\n  engine: {meaning}\n  reference: {canonical}";
    }

    private string? RulesDifference(string source, DocumentNode document, JsonElement judged, out bool isValid)
    {
        var engine = DocumentValidator.Validate(schema.Schema, document, AgreementSchema.NoLimits)
            .Select(e => new BrokenRule(RuleNames.OfEngine(e), e.Message)).ToList();
        var theirs = judged.GetProperty("errors").EnumerateArray()
            .Select(e => new BrokenRule(RuleNames.OfReference(e.GetProperty("rule").GetString()!), e.GetProperty("message").GetString()!)).ToList();
        isValid = engine.Count == 0 && theirs.Count == 0;
        Count(isValid ? "valid" : "breaks rules");
        foreach (var section in engine.Select(rule => rule.Section).Distinct())
        {
            Count($"breaks {section}");
        }

        return new RuleComparison(source, engine, theirs, Count).Difference();
    }

    private async Task<string?> AnswersDifferenceAsync(DocumentNode document, AgreementRequest request)
    {
        var (refused, explained) = await new VariableComparison(reference, schema).CompareAsync(document, request);
        if (refused is not null || explained is not null)
        {
            Count(explained?.ToString() ?? "variables differ");
            return refused;
        }

        foreach (var waits in new[] { false, true })
        {
            var engine = await ExecuteAsync(schema.Executors[waits ? 1 : 0], request);
            var answered = await reference.AskAsync(
                "execute",
                ("schema", schema.Name),
                ("document", request.Document),
                ("operationName", request.OperationName),
                ("variables", JsonNode.Parse(request.Variables)),
                ("waits", waits));
            var theirs = answered.GetProperty("answers").EnumerateArray().ToList();
            if (engine.Zip(theirs).Any(pair => IsSetAside(request.Document, pair.First, pair.Second)))
            {
                return null;
            }

            Count(engine.Exists(answer => answer.TryGetProperty("data", out _)) ? "executed" : "not executed");
            var difference = engine.Count == theirs.Count
                ? engine.Zip(theirs, (a, b) => AnswerComparison.Difference(a, b, inOrder: !waits)).FirstOrDefault(d => d is not null)
                : $"the number of answers: {engine.Count} / {theirs.Count}";
            if (difference is not null)
            {
                return $"{(waits ? "where fields wait" : "where no field waits")}, {difference}\n"
                    + $"  engine: {string.Join("\n    ", engine)}\n  reference: {string.Join("\n    ", theirs)}";
            }
        }

        return null;
    }

    private bool IsSetAside(string source, JsonElement engine, JsonElement theirs)
    {
        var divergence = Divergences.All.FirstOrDefault(d => d.Concerns(source) && d.InAnswers(engine, theirs));
        if (divergence is not null)
        {
            Count(divergence.ToString());
        }

        return divergence is not null;
    }

    private static async Task<List<JsonElement>> ExecuteAsync(RequestExecutor executor, AgreementRequest request)
    {
        using var result = await executor.ExecuteAsync(new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(request.Document),
            OperationName = request.OperationName,
            Variables = JsonElement.Parse(request.Variables),
            Services = new NoServices(),
        });
        var answers = new List<JsonElement>();
        if (result is ResponseStream stream)
        {
            await foreach (var answer in stream.ReadResultsAsync(CancellationToken.None))
            {
                answers.Add(JsonElement.Parse(answer.Body.Span));
                answer.Dispose();
            }
        }
        else
        {
            answers.Add(JsonElement.Parse(((OperationResult)result).Body.Span));
        }

        return answers;
    }

    private void Count(string what) => Counts[what] = Counts.GetValueOrDefault(what) + 1;

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
