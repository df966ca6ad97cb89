using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceRegistry.GraphQL.Configuration;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Tests.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Asks both sides about type systems.</summary>
/// <param name="reference">The reference.</param>
internal sealed class TypeSystemComparison(ReferenceImplementation reference)
{
    private string? introspectionQuery;

    /// <summary>What came of them so far.</summary>
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the two parsers disagree: on the verdict, or on what is meant.</summary>
    public async Task<string?> SyntaxDisagreementAsync(AgreementRequest request)
    {
        var theirs = await reference.AskAsync("parse", ("document", request.Document));
        var refused = theirs.TryGetProperty("refused", out var reason) ? reason.GetString() : null;
        string printed;
        try
        {
            printed = SyntaxPrinter.Print(Parse(request.Document));
        }
        catch (SyntaxException exception)
        {
            Count("no document");
            return refused is not null ? null : $"the parser's verdict\n  engine: {exception.Message}\n  reference: a document";
        }

        if (refused is not null)
        {
            return $"the parser's verdict\n  engine: a document\n  reference: {refused}";
        }

        Count("documents");
        var ours = await reference.AskAsync("parse", ("document", printed));
        return AnswerComparison.Difference(ours, theirs, "the document's meaning");
    }

    /// <summary>Where the two disagree on a schema: whether it is one, or what its SDL and its introspection mean.</summary>
    public async Task<string?> SchemaDisagreementAsync(AgreementRequest request)
    {
        var theirs = await reference.AskAsync("meaning", ("sdl", request.Document));
        var refused = theirs.TryGetProperty("refused", out var reason) ? reason.GetString() : null;
        Schema schema;
        try
        {
            schema = SchemaFromSdl.Build(request.Document);
        }
        catch (Exception exception) when (exception is SchemaException or ArgumentException or InvalidCastException or SyntaxException)
        {
            var divergence = refused is null ? Divergences.All.FirstOrDefault(d => d.InSchema(exception.Message)) : null;
            Count(divergence?.ToString() ?? "no schema");
            return divergence is not null || refused is not null
                ? null
                : $"the schema's validity\n  engine: {exception.Message}\n  reference: a schema";
        }

        if (refused?.Contains("irective \"@", StringComparison.Ordinal) == true)
        {
            // What is wrong with a directive in SDL is not the engine's to see: its schemas are made by code.
            return null;
        }

        if (refused is not null)
        {
            return $"the schema's validity\n  engine: a schema\n  reference: {refused}";
        }

        Count("schemas");
        var printed = await reference.AskAsync("meaning", ("sdl", SchemaPrinter.Print(schema)));
        return AnswerComparison.Difference(printed, theirs, "the printed schema")
            ?? AnswerComparison.Difference(await IntrospectedAsync(schema), theirs, "the introspection");
    }

    private async Task<JsonElement> IntrospectedAsync(Schema schema)
    {
        introspectionQuery ??= (await reference.AskAsync("introspectionQuery")).GetProperty("document").GetString();
        var answer = JsonNode.Parse(await schema.AnswerAsync(introspectionQuery!))!;
        return await reference.AskAsync("introspected", ("answer", answer["data"]!.DeepClone()));
    }

    private static DocumentNode Parse(string source) => DocumentParser.Parse(Encoding.UTF8.GetBytes(source), ParserOptions.Trusted);

    private void Count(string what) => Counts[what] = Counts.GetValueOrDefault(what) + 1;
}
