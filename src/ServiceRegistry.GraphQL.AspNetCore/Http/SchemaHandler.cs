using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Gives the SDL of the newest schema, printed once a schema.</summary>
internal sealed class SchemaHandler(IRequestExecutorProvider executors)
{
    private Printed? printed;

    /// <summary>Gives the whole schema, with what its fields cost where <c>costs</c> asks for it, or the types that <c>types</c> names.</summary>
    public Task GetAsync(HttpContext context)
    {
        var schema = executors.Current.Schema;
        if (context.Request.Query.TryGetValue("types", out var names))
        {
            return TrySelect(schema, names.ToString(), out var types) is { } failure
                ? failure.WriteAsync(context)
                : WriteAsync(context, Printed.From(schema, SchemaPrinter.Print(types)), "types.graphql");
        }

        if (context.Request.Query.ContainsKey("costs"))
        {
            return WriteAsync(context, Printed.From(schema, SchemaPrinter.Print(schema, showCosts: true)), "schema.graphql");
        }

        var current = printed;
        if (current is null || current.Schema != schema)
        {
            printed = current = Printed.From(schema, SchemaPrinter.Print(schema));
        }

        return WriteAsync(context, current, "schema.graphql");
    }

    private static HttpFailure? TrySelect(Schema schema, string names, out List<NamedType> types)
    {
        types = [];
        foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || char.IsAsciiDigit(name[0]))
            {
                return HttpFailure.BadRequest($"'{name}' is not the name of a type.", RequestErrorCodes.InvalidTypeName);
            }

            if (schema.FindType(name) is not { } type)
            {
                return HttpFailure.NotFound($"The schema has no type '{name}'.", RequestErrorCodes.TypeNotFound);
            }

            types.Add(type);
        }

        return types.Count == 0 ? HttpFailure.BadRequest("'types' names no type.", RequestErrorCodes.TypesMissing) : null;
    }

    private static async Task WriteAsync(HttpContext context, Printed current, string fileName)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = current.ETag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == "*" || tag.Compare(current.ETag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = MediaTypes.SchemaUtf8;
        context.Response.ContentLength = current.Text.Length;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await context.Response.BodyWriter.WriteAsync(current.Text, context.RequestAborted);
    }

    private sealed record Printed(Schema Schema, byte[] Text, EntityTagHeaderValue ETag)
    {
        public static Printed From(Schema schema, string sdl)
        {
            var text = Encoding.UTF8.GetBytes(sdl);
            var hash = Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 16));
            return new Printed(schema, text, new EntityTagHeaderValue($"\"{hash}\""));
        }
    }
}
