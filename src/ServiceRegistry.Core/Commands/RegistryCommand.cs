namespace ServiceRegistry.Core.Commands;

/// <summary>A wish to change the registry; the writer applies it or answers why not.</summary>
/// <param name="Actor">Who asks.</param>
public abstract record RegistryCommand(string Actor)
{
    /// <summary>Names the call, so that repeating it answers what the first one did (CONTRACT.md, 18); null where it has no name.</summary>
    public OperationId? OperationId { get; init; }
}

/// <summary>The name of a call: unique for a mutation and caller, remembered for an hour.</summary>
/// <param name="Mutation">The mutation's name.</param>
/// <param name="Caller">The token's name, or <c>anonymous</c>.</param>
/// <param name="ClientMutationId">The caller's id for it.</param>
/// <param name="InputHash">A hash of the input, to tell a repetition from a reuse.</param>
public sealed record OperationId(string Mutation, string Caller, string ClientMutationId, string InputHash);
