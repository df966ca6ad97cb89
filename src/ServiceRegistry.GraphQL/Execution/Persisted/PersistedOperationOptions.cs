namespace ServiceRegistry.GraphQL.Execution;

/// <summary>How requests may name a document in place of sending it.</summary>
public sealed record PersistedOperationOptions
{
    /// <summary>
    /// Whether clients may leave documents here and name them by their SHA-256 from then on (automatic persisted operations:
    /// <c>extensions.persistedQuery</c>). Default: true.
    /// </summary>
    public bool AllowAutomatic { get; init; } = true;

    /// <summary>How many documents that clients left are kept at the most; those used least recently go. Default: 1,000.</summary>
    public int AutomaticCacheSize { get; init; } = 1000;

    /// <summary>The trusted documents, which requests name by <c>id</c>; null where there are none.</summary>
    public IOperationDocumentStorage? Storage { get; init; }

    /// <summary>Whether requests with a document of their own are refused, so that the trusted ones alone are executed. Default: false.</summary>
    public bool OnlyAllowPersistedDocuments { get; init; }
}
