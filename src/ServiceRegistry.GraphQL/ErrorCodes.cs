namespace ServiceRegistry.GraphQL;

/// <summary>The stable codes of the engine's own errors, as Hot Chocolate names them where it has one.</summary>
public static class ErrorCodes
{
    /// <summary>A scalar refuses a value or a literal.</summary>
    public const string InvalidScalar = "HC0002";

    /// <summary>The document cannot be parsed.</summary>
    public const string Syntax = "HC0014";

    /// <summary>A variable's value is not of its type.</summary>
    public const string InvalidVariable = "HC0016";

    /// <summary>Null, or nothing, stands where a value must be: a variable, an argument, or the result of a field.</summary>
    public const string NonNull = "HC0018";

    /// <summary>No document is kept under the name that the request gives.</summary>
    public const string PersistedDocumentNotFound = "HC0020";

    /// <summary>The operation took longer than its time.</summary>
    public const string Timeout = "HC0045";

    /// <summary>Introspection is switched off.</summary>
    public const string IntrospectionOff = "HC0046";

    /// <summary>No field of a <c>@oneOf</c> input object is given.</summary>
    public const string OneOfNoField = "HC0054";

    /// <summary>More than one field of a <c>@oneOf</c> input object is given.</summary>
    public const string OneOfManyFields = "HC0055";

    /// <summary>The one field of a <c>@oneOf</c> input object is null.</summary>
    public const string OneOfNull = "HC0056";

    /// <summary>The request sends a document of its own where trusted ones alone are executed.</summary>
    public const string OnlyPersistedDocuments = "HC0067";

    /// <summary><c>extensions.persistedQuery</c> is of another version than 1, has no <c>sha256Hash</c>, or is switched off.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary><c>extensions.persistedQuery</c> has the hash of another document than the one sent.</summary>
    public const string PersistedQueryMismatch = "PERSISTED_QUERY_MISMATCH";

    /// <summary>A resolver's value cannot be answered as the field's leaf type.</summary>
    public const string InvalidLeafValue = "EXEC_INVALID_LEAF_VALUE";

    /// <summary>A resolver's value is none of the objects that the field's abstract type allows.</summary>
    public const string UnknownAbstractType = "EXEC_UNABLE_TO_RESOLVE_ABSTRACT_TYPE";

    /// <summary>A resolver's value for a list cannot be enumerated.</summary>
    public const string NoList = "EXEC_LIST_TYPE_NOT_SUPPORTED";

    /// <summary>Something failed that nobody expected; the log has it under the <c>errorId</c> beside the code.</summary>
    public const string Internal = "INTERNAL_ERROR";

    /// <summary>The request asks for a kind of operation that its transport does not allow.</summary>
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";

    /// <summary>The request names no operation of the document.</summary>
    public const string OperationNotFound = "OPERATION_NOT_FOUND";

    /// <summary>The document is larger, deeper or more repetitive than allowed; <c>extensions.limit</c> says in what.</summary>
    public const string DocumentLimit = "DOCUMENT_LIMIT";

    /// <summary>The operation costs more than allowed; <c>extensions</c> say how much, and which fields are the dearest.</summary>
    public const string CostLimit = "COST_LIMIT";
}
