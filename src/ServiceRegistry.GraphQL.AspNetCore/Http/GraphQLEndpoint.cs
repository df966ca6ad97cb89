using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceRegistry.GraphQL.AspNetCore.Explorer;
using ServiceRegistry.GraphQL.AspNetCore.Sockets;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Decides who answers a request at the endpoint's path or below it.</summary>
internal sealed class GraphQLEndpoint(
    GraphQLServerOptions options,
    OperationHandler operations,
    SchemaHandler schema,
    SocketHandler sockets,
    ExplorerHandler? explorer,
    Origins origins)
{
    /// <summary>The route's value for what stands behind the endpoint's path.</summary>
    public const string Rest = "rest";

    private const string Verbs = "GET, HEAD, POST, OPTIONS";

    /// <summary>A request that wants to become a WebSocket.</summary>
    public Task UpgradeAsync(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest && IsRoot(context) ? sockets.HandleAsync(context) : HandleAsync(context);

    /// <summary>Any other request.</summary>
    public Task HandleAsync(HttpContext context)
    {
        origins.Apply(context);
        var method = context.Request.Method;
        if (HttpMethods.IsOptions(method))
        {
            origins.AnswerOptions(context, Verbs);
            return Task.CompletedTask;
        }

        var isGet = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (!IsRoot(context))
        {
            return isGet ? GetBelowAsync(context, (string)context.GetRouteValue(Rest)!) : NotFoundAsync(context);
        }

        return HttpMethods.IsPost(method) ? operations.PostAsync(context)
            : isGet ? GetAsync(context)
            : HttpFailure.WriteMethodNotAllowedAsync(context, Verbs);
    }

    private static bool IsRoot(HttpContext context) => string.IsNullOrEmpty(context.GetRouteValue(Rest) as string);

    private static Task NotFoundAsync(HttpContext context) => HttpFailure.NotFound("There is nothing here.").WriteAsync(context);

    private Task GetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query.ContainsKey("query") || query.ContainsKey("extensions") || query.ContainsKey("id"))
        {
            return options.EnableGetRequests
                ? operations.GetAsync(context)
                : HttpFailure.WriteMethodNotAllowedAsync(context, HttpMethods.Post);
        }

        if (query.ContainsKey("sdl"))
        {
            return GetSchemaAsync(context);
        }

        if (explorer is not null && Accepted.From(context.Request) is { PrefersHtml: true })
        {
            context.Response.Headers.Append("Vary", "Accept");
            return context.Request.Path.Value!.EndsWith('/') ? explorer.GetPageAsync(context) : ExplorerHandler.RedirectAsync(context);
        }

        return operations.GetAsync(context);
    }

    private async Task GetBelowAsync(HttpContext context, string rest)
    {
        if (rest is "schema.graphql" or "schema")
        {
            await GetSchemaAsync(context);
        }
        else if (explorer is null || !await explorer.TryGetFileAsync(context, rest))
        {
            await NotFoundAsync(context);
        }
    }

    private Task GetSchemaAsync(HttpContext context) =>
        options.EnableSchemaRequests ? schema.GetAsync(context) : NotFoundAsync(context);
}
