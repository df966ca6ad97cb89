using System.Security.Cryptography;
using System.Text.Json;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Server.Requests;

/// <summary>Names calls that can be repeated (CONTRACT.md, 18).</summary>
internal static class OperationIds
{
    /// <summary>The name of a call; null where the client gave none.</summary>
    /// <param name="request">Who calls.</param>
    /// <param name="mutation">The mutation's name.</param>
    /// <param name="clientMutationId">The client's name for the call.</param>
    /// <param name="input">The input, to tell a repetition from a reuse.</param>
    /// <param name="secrets">Where the input may hold secrets of checks: its hash, which is stored, must not tell them.</param>
    public static OperationId? For(RegistryRequest request, string mutation, string? clientMutationId, object input, CheckSecrets? secrets = null)
    {
        if (clientMutationId is null)
        {
            return null;
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(input, input.GetType());
        return new OperationId(
            mutation, request.Actor, clientMutationId, secrets is null ? Convert.ToHexString(SHA256.HashData(content)) : secrets.Hash(content));
    }
}
