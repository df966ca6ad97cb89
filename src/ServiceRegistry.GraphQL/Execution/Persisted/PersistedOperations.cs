namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Finds the document of a request that names one, and keeps those that clients leave.</summary>
internal sealed class PersistedOperations(PersistedOperationOptions options)
{
    // A few large documents must not fill the memory that the bound on their number means to spare.
    private const int MaxDocumentLength = 16 * 1024;

    private readonly Generations<string, ReadOnlyMemory<byte>> automatic = new(options.AutomaticCacheSize, StringComparer.OrdinalIgnoreCase);

    /// <summary>False where a request sends its document, and there is nothing to ask.</summary>
    public bool Concern(OperationRequest request) =>
        request.DocumentId is not null || request.Extensions is not null || request.Document.IsEmpty || options.OnlyAllowPersistedDocuments;

    /// <summary>The document of a request.</summary>
    /// <exception cref="GraphQLException">There is none, or it is not allowed.</exception>
    public async ValueTask<FoundDocument> FindAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var query = PersistedQuery.Of(request);
        if (options.Storage is { } storage &&
            (request.DocumentId ?? query?.Hash) is { } id &&
            await storage.TryReadAsync(id, cancellationToken).ConfigureAwait(false) is { } trusted)
        {
            return new FoundDocument(trusted, null);
        }

        if (request.Document.IsEmpty)
        {
            return new FoundDocument(FindLeft(request, query), null);
        }

        if (options.OnlyAllowPersistedDocuments)
        {
            throw new GraphQLException("Only persisted operations are allowed.", ErrorCodes.OnlyPersistedDocuments);
        }

        if (query is null || !options.AllowAutomatic)
        {
            return new FoundDocument(request.Document, null);
        }

        if (!query.IsOf(request.Document.Span))
        {
            throw new GraphQLException("The hash of extensions.persistedQuery is not that of the document.", ErrorCodes.PersistedQueryMismatch);
        }

        return new FoundDocument(request.Document, request.Document.Length <= MaxDocumentLength ? query : null);
    }

    /// <summary>Keeps a document that was found to be valid.</summary>
    public void Keep(PersistedQuery query, ReadOnlyMemory<byte> document) => automatic.Add(query.Hash, document);

    private ReadOnlyMemory<byte> FindLeft(OperationRequest request, PersistedQuery? query)
    {
        if (request.DocumentId is null && query is null)
        {
            // The parser says what is missing.
            return request.Document;
        }

        if (query is not null && options is { AllowAutomatic: false, Storage: null })
        {
            throw new GraphQLException("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);
        }

        return options.AllowAutomatic && query is not null && automatic.TryGet(query.Hash.AsSpan(), out var left)
            ? left
            : throw new GraphQLException("PersistedQueryNotFound", ErrorCodes.PersistedDocumentNotFound);
    }
}

/// <summary>The document of a request.</summary>
/// <param name="Source">The document as UTF-8.</param>
/// <param name="ToKeep">The name to keep it by, where it is valid; null where it is not to be kept.</param>
internal readonly record struct FoundDocument(ReadOnlyMemory<byte> Source, PersistedQuery? ToKeep)
{
    /// <summary>The same, where the transport has looked it up.</summary>
    public CompiledDocument? Known { get; init; }
}
