namespace ServiceRegistry.Core.Model;

/// <summary>A service's name in its namespace.</summary>
/// <param name="Namespace">The service's namespace.</param>
/// <param name="Name">The service's name.</param>
public sealed record ServiceKey(string Namespace, string Name) : IComparable<ServiceKey>
{
    /// <inheritdoc />
    public int CompareTo(ServiceKey? other) => other is null
        ? 1
        : string.CompareOrdinal(Namespace, other.Namespace) is var byNamespace && byNamespace != 0
            ? byNamespace
            : string.CompareOrdinal(Name, other.Name);

    /// <inheritdoc />
    public override string ToString() => $"{Namespace}/{Name}";
}
