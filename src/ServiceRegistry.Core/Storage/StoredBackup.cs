namespace ServiceRegistry.Core.Storage;

/// <summary>A copy of the store in a file of its own.</summary>
/// <param name="Epoch">The epoch that it was made in; a restored one has another.</param>
/// <param name="Revision">The revision that it is of: all up to it is in the copy, and nothing behind it.</param>
/// <param name="Size">Its bytes.</param>
public sealed record StoredBackup(string Epoch, long Revision, long Size);
