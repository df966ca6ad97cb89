using System.Security.Cryptography;
using System.Text.Json;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What <c>extensions.persistedQuery</c> of a request says.</summary>
/// <param name="Hash">The SHA-256 of the document, in hexadecimal.</param>
internal sealed record PersistedQuery(string Hash)
{
    /// <summary>Reads the extension; null where the request has none.</summary>
    /// <exception cref="GraphQLException">It is of another version, or names no SHA-256.</exception>
    public static PersistedQuery? Of(OperationRequest request)
    {
        if (request.Extensions is not { ValueKind: JsonValueKind.Object } extensions ||
            !extensions.TryGetProperty("persistedQuery", out var json) ||
            json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var isSupported = json.ValueKind == JsonValueKind.Object &&
            json.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number && version.GetRawText() == "1" &&
            json.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String;
        return isSupported
            ? new PersistedQuery(json.GetProperty("sha256Hash").GetString()!)
            : throw new GraphQLException("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);
    }

    /// <summary>True where the hash is that of the document.</summary>
    public bool IsOf(ReadOnlySpan<byte> document) =>
        Hash.Equals(Convert.ToHexStringLower(SHA256.HashData(document)), StringComparison.OrdinalIgnoreCase);

    /// <summary>As the answer's <c>extensions</c> show that the document was kept.</summary>
    public Dictionary<string, object?> ToExtension() => new() { ["sha256Hash"] = Hash, ["persisted"] = true };
}
