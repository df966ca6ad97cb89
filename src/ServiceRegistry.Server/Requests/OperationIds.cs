using System.Security.Cryptography;
using System.Text.Json;
using ServiceRegistry.Core.Commands;

namespace ServiceRegistry.Server.Requests;

/// <summary>Names calls that can be repeated (CONTRACT.md, 18).</summary>
internal static class OperationIds
{
    /// <summary>The name of a call; null where the client gave none.</summary>
    /// <param name="request">Who calls.</param>
    /// <param name="mutation">The mutation's name.</param>
    /// <param name="clientMutationId">The client's name for the call.</param>
    /// <param name="input">The input, to tell a repetition from a reuse.</param>
    public static OperationId? For(RegistryRequest request, string mutation, string? clientMutationId, object input) =>
        clientMutationId is null
            ? null
            : new OperationId(mutation, request.Actor, clientMutationId, Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input, input.GetType()))));
}
