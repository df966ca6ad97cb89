using Microsoft.AspNetCore.Http;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Writes single answers.</summary>
internal static class HttpResults
{
    /// <summary>
    /// The status of an answer (GraphQL over HTTP, section 6.4, in its text of May 2025): <c>application/json</c> says 200 to every
    /// well-formed request, <c>application/graphql-response+json</c> 400 where nothing was executed.
    /// </summary>
    public static int StatusOf(OperationResult result, string contentType) =>
        result.IsRequestError && contentType == MediaTypes.GraphQLResponseUtf8 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;

    /// <summary>True where the document asked for an operation of a kind that the request may not ask for.</summary>
    public static bool IsOperationNotAllowed(OperationResult result) =>
        result.IsRequestError && result.Errors is [{ Code: ErrorCodes.OperationNotAllowed }, ..];

    /// <summary>Writes the answer's bytes; those that are kept compressed, for who takes that.</summary>
    public static async Task WriteAsync(HttpContext context, OperationResult result, int status, string contentType)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        if (result.Kept is { } kept)
        {
            await KeptBody.WriteAsync(context, kept, result.Rest);
            return;
        }

        var body = result.Body;
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
