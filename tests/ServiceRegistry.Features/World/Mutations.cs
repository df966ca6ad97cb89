using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>Sends mutations and keeps the last one's payload.</summary>
internal sealed class Mutations(Registry registry)
{
    private const string Validation = "... on ValidationError { path code }";
    private const string NotFound = "... on NotFoundError { id }";
    private const string Conflict = "... on ConflictError { currentRevision }";

    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["registerInstance"] = new($"instance {{ {Selections.Instance} }} change", [Validation, Conflict]),
        ["registerInstances"] = new($"instances {{ {Selections.Instance} }}", [Validation, Conflict]),
        ["updateInstance"] = new($"instance {{ {Selections.Instance} }} change", [Validation, NotFound, Conflict]),
        ["deregisterInstance"] = new($"instance {{ {Selections.Instance} }}", [Validation, NotFound, Conflict]),
        ["renewLease"] = new($"instance {{ {Selections.Instance} }}", [Validation, NotFound]),
        ["startMaintenance"] = new($"instance {{ {Selections.Instance} }}", [Validation, NotFound, Conflict]),
        ["endMaintenance"] = new($"instance {{ {Selections.Instance} }}", [Validation, NotFound, Conflict]),
        ["addHealthCheck"] = new($"healthCheck {{ {Selections.Check} }}", [Validation, NotFound, Conflict]),
        ["updateHealthCheck"] = new($"healthCheck {{ {Selections.Check} }} change", [Validation, NotFound]),
        ["removeHealthCheck"] = new($"instance {{ {Selections.Instance} }}", [Validation, NotFound]),
        ["runHealthCheck"] = new($"healthCheckResult {{ at outcome output code duration measurements {{ name value unit }} }} healthCheck {{ {Selections.Check} }}", [Validation, NotFound]),
        ["reportHealth"] = new($"healthCheck {{ {Selections.Check} }}", [Validation, NotFound]),
        ["updateService"] = new($"service {{ {Selections.Service} }} change", [Validation, Conflict]),
        ["backupRegistry"] = new("backup { name epoch revision size }", [Validation]),
        ["removeService"] = new($"service {{ {Selections.Service} }}", [Validation, NotFound]),
    };

    private JsonElement? payload;

    /// <summary>The payload of the last mutation; a request that was refused has none.</summary>
    public JsonElement Payload =>
        payload ?? throw new InvalidOperationException($"There is no payload: {registry.Last.Body}");

    public IReadOnlyList<JsonElement> Errors =>
        Payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? [.. errors.EnumerateArray()] : [];

    /// <summary>Whether the answer to some mutation has errors in its payload.</summary>
    public static bool HasErrors(Answer answer) =>
        answer.Errors.Count == 0 && answer.Data.EnumerateObject().Any(payload => payload.Value.GetProperty("errors").ValueKind == JsonValueKind.Array);

    /// <summary>Sends the mutation, whatever comes of it.</summary>
    public async Task SendAsync(string mutation, object input, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        var shape = Shapes[mutation];
        var query =
            $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {shape.Result} " +
            $"errors {{ __typename ... on Error {{ message }} {string.Join(' ', shape.Errors)} }} }} }}";
        var answer = await registry.AskAsync(query, new { input }, headers);
        payload = answer.Errors.Count == 0 ? answer.Data.GetProperty(mutation) : null;
    }

    /// <summary>Sends a mutation that has to succeed, and gives the field of its payload.</summary>
    public async Task<JsonElement> SucceedAsync(string mutation, object input, string field)
    {
        await SendAsync(mutation, input);
        return Payload.GetProperty(field) is { ValueKind: not JsonValueKind.Null } result
            ? result
            : throw new InvalidOperationException($"{mutation} was refused: {Payload}");
    }

    private sealed record Shape(string Result, string[] Errors);
}
