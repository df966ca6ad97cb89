namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Where trusted documents are (Hot Chocolate's name).</summary>
public interface IOperationDocumentStorage
{
    /// <summary>Finds a document; null where there is none of that id. It is asked for each request, so what is found should be kept.</summary>
    /// <param name="documentId">The id, as the client sent it: anything at all.</param>
    /// <param name="cancellationToken">Ends when the client leaves.</param>
    /// <returns>The document as UTF-8.</returns>
    ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken);
}
