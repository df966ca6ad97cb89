namespace ServiceRegistry.GraphQL.AspNetCore.Requests;

/// <summary>Codes of what a transport refuses; those that Hot Chocolate has are its own.</summary>
internal static class RequestErrorCodes
{
    /// <summary>Well-formed JSON that is no GraphQL request.</summary>
    public const string InvalidRequest = "HC0009";

    /// <summary>A body over its limit.</summary>
    public const string TooLarge = "HC0010";

    /// <summary>Not JSON, or not UTF-8.</summary>
    public const string InvalidJson = "HC0011";

    /// <summary>A request without a document.</summary>
    public const string DocumentMissing = "HC0013";

    /// <summary>None of the accepted media types can be given.</summary>
    public const string NotAcceptable = "HC0063";

    /// <summary>An <c>Accept</c> header that cannot be read.</summary>
    public const string InvalidAccept = "HC0064";

    /// <summary><c>?sdl&amp;types=</c> without a name.</summary>
    public const string TypesMissing = "HC0058";

    /// <summary><c>?sdl&amp;types=</c> with something that is no name.</summary>
    public const string InvalidTypeName = "HC0059";

    /// <summary><c>?sdl&amp;types=</c> with the name of no type.</summary>
    public const string TypeNotFound = "HC0060";

    /// <summary>A body of another media type than <c>application/json</c>.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>A verb that the endpoint does not answer.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>A path below the endpoint where nothing is.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>A WebSocket of a page that may not open one.</summary>
    public const string OriginNotAllowed = "ORIGIN_NOT_ALLOWED";

    /// <summary>One WebSocket too many.</summary>
    public const string TooManySockets = "TOO_MANY_SOCKETS";

    /// <summary>A body that the web server could not read.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>One operation too many on a socket.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    /// <summary>A subscriber that did not keep up.</summary>
    public const string ResumeFrom = "RESUME_FROM";
}
