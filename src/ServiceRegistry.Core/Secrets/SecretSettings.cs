namespace ServiceRegistry.Core.Secrets;

/// <summary>
/// The secret settings of a check. They stand apart from the others, in whose text a mask is in their place: so whatever shows or stores
/// that text tells none of them. Equal where what was encrypted is, however it was.
/// </summary>
/// <param name="encrypted">As they are stored.</param>
/// <param name="values">As they are, a JSON object by their places; null where the key that they were encrypted with is not there.</param>
public sealed class SecretSettings(string encrypted, string? values) : IEquatable<SecretSettings>
{
    private readonly string? values = values;

    /// <summary>As they are stored.</summary>
    public string Encrypted { get; } = encrypted;

    /// <summary>False where the key that they were encrypted with is not there.</summary>
    public bool IsReadable => values is not null;

    /// <summary>The settings with the secrets in the place of their masks; for whoever runs the check, and for nobody else.</summary>
    /// <param name="settings">The settings with the masks.</param>
    /// <exception cref="InvalidOperationException">They are not readable.</exception>
    public string RevealIn(string settings) =>
        SettingsMask.Reveal(settings, values ?? throw new InvalidOperationException("The secrets are not readable."));

    /// <inheritdoc />
    public bool Equals(SecretSettings? other) =>
        other is not null && values == other.values && (values is not null || Encrypted == other.Encrypted);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SecretSettings);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(values ?? Encrypted);

    /// <summary>A mask: it may stand in a log.</summary>
    public override string ToString() => SettingsMask.Mask;
}
