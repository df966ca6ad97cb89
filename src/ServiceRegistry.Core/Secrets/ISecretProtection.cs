namespace ServiceRegistry.Core.Secrets;

/// <summary>Keeps what is stored of secrets from who has not the keys.</summary>
public interface ISecretProtection
{
    /// <summary>Encrypts. Twice the same gives two different texts.</summary>
    /// <exception cref="Storage.StorageUnavailableException">There is no key, and none can be made; the message says why.</exception>
    string Protect(string text);

    /// <summary>Decrypts; null where the key is not there, or it is none of its texts.</summary>
    string? Unprotect(string encrypted);

    /// <summary>A hash that tells whether two contents are alike: the same for the same, but not to be found by trying without the key.</summary>
    /// <exception cref="Storage.StorageUnavailableException">There is no key, and none can be made; the message says why.</exception>
    string Hash(ReadOnlySpan<byte> content);
}
