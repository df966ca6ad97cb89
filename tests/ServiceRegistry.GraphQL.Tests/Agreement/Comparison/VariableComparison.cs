using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Tests.Execution;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Compares the coerced variables of both sides (section 6.1.2), or which of them are refused.</summary>
/// <param name="reference">The reference.</param>
/// <param name="schema">The schema.</param>
internal sealed class VariableComparison(ReferenceImplementation reference, AgreementSchema schema)
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <summary>The difference for the operation asked for; null where there is none, or no such operation.</summary>
    /// <returns>And the divergence that explains why only one side goes on; null where both do, or neither.</returns>
    public async Task<(string? Difference, Divergence? Divergence)> CompareAsync(DocumentNode document, AgreementRequest request)
    {
        var operations = document.Definitions.OfType<OperationDefinitionNode>().ToList();
        var operation = request.OperationName is null && operations.Count == 1
            ? operations[0]
            : operations.Find(o => o.Name?.Value == request.OperationName);
        if (operation is null || (operation.Name is null && request.OperationName is not null))
        {
            return (null, null);
        }

        var errors = new List<GraphQLError>();
        var engine = Coerce(operation, JsonElement.Parse(request.Variables), errors);
        var theirs = await reference.AskAsync(
            "coerce",
            ("schema", schema.Name),
            ("document", request.Document),
            ("operationName", request.OperationName),
            ("variables", JsonNode.Parse(request.Variables)));
        if (Explanation(errors, theirs) is { } divergence)
        {
            return (null, divergence);
        }

        return (AnswerComparison.Difference(engine, theirs, "variables", ordered: false) is { } difference
            ? $"the coerced variables: {difference}\n  engine: {engine}\n  reference: {theirs}"
            : null, null);
    }

    /// <summary>The divergence by which the engine refuses more variables than the reference; null where there is none, or it refuses others, too.</summary>
    private static Divergence? Explanation(List<GraphQLError> errors, JsonElement theirs)
    {
        var refused = theirs.TryGetProperty("refused", out var names) ? names.EnumerateArray().Select(n => n.GetString()).ToHashSet() : [];
        var more = errors.Where(e => !refused.Contains((string)e.Extensions!["variable"]!)).ToList();
        return more.Count > 0 && errors.Count - more.Count == refused.Count
            ? Divergences.All.FirstOrDefault(d => more.TrueForAll(e => d.InVariable(e.Message)))
            : null;
    }

    private JsonElement Coerce(OperationDefinitionNode operation, JsonElement given, List<GraphQLError> errors)
    {
        var definitions = operation.VariableDefinitions.Select(node => new OperationVariable(schema.Schema, node)).ToList();
        var request = Define.Request("") with { Variables = null, VariableBytes = Encoding.UTF8.GetBytes(given.GetRawText()) };
        List<GraphQLError>? refusals = null;
        var values = VariableCoercion.CoerceVariableValues(definitions, request, ref refusals);
        errors.AddRange(refusals ?? []);
        object answer = errors.Count > 0
            ? new { refused = errors.Select(e => e.Extensions!["variable"]).Distinct().Order() }
            : new
            {
                coerced = definitions.Where(d => values.Find(d.Name, out _))
                    .ToDictionary(d => d.Name, d => values.Find(d.Name, out var value) ? Shown(value) : null),
            };
        return JsonSerializer.SerializeToElement(answer);
    }

    // The reference keeps times and addresses as text; its own scalars only say what they take.
    private static object? Shown(object? value) => value switch
    {
        object?[] items => items.Select(Shown).ToList(),
        Dictionary<string, object?> fields => fields.ToDictionary(f => f.Key, f => Shown(f.Value)),
        DateTimeOffset time => time.ToString(time.Offset == TimeSpan.Zero ? $"{Time}'Z'" : $"{Time}zzz", CultureInfo.InvariantCulture),
        TimeSpan duration => XmlConvert.ToString(duration),
        Uri uri => uri.OriginalString,
        _ => value,
    };
}
