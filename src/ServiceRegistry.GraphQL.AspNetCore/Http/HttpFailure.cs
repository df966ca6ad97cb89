using Microsoft.AspNetCore.Http;
using ServiceRegistry.GraphQL.AspNetCore.Requests;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>A request that GraphQL never sees, and why.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">What the client is told.</param>
internal sealed record HttpFailure(int Status, GraphQLError Error)
{
    public static HttpFailure BadRequest(string message, string code) =>
        new(StatusCodes.Status400BadRequest, new GraphQLError(message) { Code = code });

    public static HttpFailure NotFound(string message, string code = RequestErrorCodes.NotFound) =>
        new(StatusCodes.Status404NotFound, new GraphQLError(message) { Code = code });

    public static HttpFailure UnsupportedMediaType(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, new GraphQLError(message) { Code = RequestErrorCodes.UnsupportedMediaType });

    public static HttpFailure NotAcceptable(string message) =>
        new(StatusCodes.Status406NotAcceptable, new GraphQLError(message) { Code = RequestErrorCodes.NotAcceptable });

    /// <summary>Answers with the error object, as JSON even where the client takes none: an answer it can read with its eyes beats none.</summary>
    public async Task WriteAsync(HttpContext context, string? contentType = null)
    {
        using var result = new RequestErrorResult(Error);
        await HttpResults.WriteAsync(context, result, Status, contentType ?? MediaTypes.JsonUtf8);
    }

    /// <summary>Answers that another verb must be used.</summary>
    public static Task WriteMethodNotAllowedAsync(HttpContext context, string allow)
    {
        context.Response.Headers.Allow = allow;
        var error = new GraphQLError($"{context.Request.Method} is not answered here; allowed: {allow}.") { Code = RequestErrorCodes.MethodNotAllowed };
        return new HttpFailure(StatusCodes.Status405MethodNotAllowed, error).WriteAsync(context);
    }
}
