using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Gives the SDL of the newest schema, printed once a schema.</summary>
internal sealed class SchemaHandler(Func<IRequestExecutor> executor)
{
    private Printed? printed;

    public Task GetAsync(HttpContext context)
    {
        var schema = executor().Schema;
        var current = printed;
        if (current is null || current.Schema != schema)
        {
            printed = current = Print(schema);
        }

        var headers = context.Response.GetTypedHeaders();
        headers.ETag = current.ETag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(current.ETag, useStrongComparison: false) || tag.Tag == "*"))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = MediaTypes.SchemaUtf8;
        context.Response.ContentLength = current.Text.Length;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"schema.graphql\"";
        return context.Response.BodyWriter.WriteAsync(current.Text, context.RequestAborted).AsTask();
    }

    private Printed Print(Schema schema)
    {
        var text = Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema));
        var hash = Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 16));
        return new Printed(schema, text, new EntityTagHeaderValue($"\"{hash}\""));
    }

    private sealed record Printed(Schema Schema, byte[] Text, EntityTagHeaderValue ETag);
}
