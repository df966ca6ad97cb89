namespace ServiceRegistry.Storage;

/// <summary>The store cannot be opened or used; the message says in words why, and what to do.</summary>
public sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
