using System.Collections.Concurrent;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Trusted documents in a folder, <c>{id}.graphql</c> each, where the id is of letters, digits, <c>-</c> and <c>_</c>. A file is read when
/// its document is first asked for, and not again; one that comes later is found without a restart.
/// </summary>
/// <param name="folder">The folder.</param>
public sealed class FileOperationDocumentStorage(string folder) : IOperationDocumentStorage
{
    private const int MaxIdLength = 128;

    // File systems that ignore case find one file by many names: those beyond are read anew each time.
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<string, byte[]> kept = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(documentId, out var document))
        {
            return document;
        }

        if (!IsId(documentId))
        {
            return null;
        }

        try
        {
            document = await File.ReadAllBytesAsync(Path.Combine(folder, $"{documentId}.graphql"), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        if (kept.Count < MaxKept)
        {
            kept.TryAdd(documentId, document);
        }

        return document;
    }

    // Nothing that leads out of the folder.
    private static bool IsId(string id) =>
        id.Length is > 0 and <= MaxIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
