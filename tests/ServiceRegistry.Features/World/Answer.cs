using System.Net;
using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>What the server answered to one GraphQL request.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    public IReadOnlyList<JsonElement> Errors => Body.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    /// <summary>The data of an answer without errors.</summary>
    public JsonElement Data =>
        Errors.Count == 0 && Body.TryGetProperty("data", out var data)
            ? data
            : throw new InvalidOperationException($"The request was refused: {(int)Status} {Body}");

    public long Revision => Body.GetProperty("extensions").GetProperty("revision").GetInt64();

    public IEnumerable<string?> ErrorCodes =>
        Errors.Select(error => error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var code) ? code.GetString() : null);
}
