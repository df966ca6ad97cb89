namespace ServiceRegistry.Core.Storage;

/// <summary>The change could not be made durable; the registry is as it was before it.</summary>
/// <param name="message">What could not be done.</param>
/// <param name="innerException">What the store said.</param>
public sealed class StorageUnavailableException(string message, Exception innerException) : Exception(message, innerException)
{
    /// <summary>The stable code that clients see.</summary>
    public const string Code = "STORAGE_UNAVAILABLE";
}
