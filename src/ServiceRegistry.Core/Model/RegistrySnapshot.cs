namespace ServiceRegistry.Core.Model;

/// <summary>The whole registry as of one revision: immutable, in memory.</summary>
public sealed class RegistrySnapshot
{
    /// <summary>The id of this history of revisions.</summary>
    public required string Epoch { get; init; }

    /// <summary>The newest revision in it.</summary>
    public required long Revision { get; init; }
}
