namespace ServiceRegistry.Core.Secrets;

/// <summary>Encrypts what is stored of secrets.</summary>
public interface ISecretProtection
{
    /// <summary>Encrypts. Twice the same gives two different texts.</summary>
    /// <exception cref="Storage.StorageUnavailableException">There is no key, and none can be made; the message says why.</exception>
    string Protect(string text);

    /// <summary>Decrypts; null where the key is not there, or it is none of its texts.</summary>
    string? Unprotect(string encrypted);
}
