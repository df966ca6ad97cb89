namespace ServiceRegistry.Server.Services;

/// <summary>Left out: stays. Null: cleared, where it can be null.</summary>
public sealed record UpdateServiceInput
{
    /// <summary>The service's namespace.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>The service's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public Optional<string?> Description { get; init; }

    /// <summary>Whose it is.</summary>
    public Optional<string?> Owner { get; init; }

    /// <summary>Words to find it by.</summary>
    public Optional<IReadOnlyList<string>?> Tags { get; init; }

    /// <summary>Where to read on.</summary>
    public Optional<IReadOnlyList<LinkInput>?> Links { get; init; }

    /// <summary>Names of the services that this one depends on, in the same namespace unless written namespace/name.</summary>
    public Optional<IReadOnlyList<string>?> DependsOn { get; init; }

    /// <summary>Held against the service's revision.</summary>
    public long? ExpectedRevision { get; init; }

    /// <summary>Names this call: repeated with the same one, it answers what the first call did.</summary>
    public string? ClientMutationId { get; init; }
}

/// <summary>Where to read on.</summary>
/// <param name="Name">What is there.</param>
/// <param name="Url">An http or https address.</param>
public sealed record LinkInput(string Name, Uri Url);

/// <summary>The service to remove.</summary>
public sealed record RemoveServiceInput
{
    /// <summary>The service's namespace.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>The service's name.</summary>
    public required string Name { get; init; }

    /// <summary>Removes its instances too.</summary>
    public bool Force { get; init; }

    /// <summary>Names this call: repeated with the same one, it answers what the first call did.</summary>
    public string? ClientMutationId { get; init; }
}
