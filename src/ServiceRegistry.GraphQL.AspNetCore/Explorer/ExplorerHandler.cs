using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;

namespace ServiceRegistry.GraphQL.AspNetCore.Explorer;

/// <summary>
/// Serves the explorer, a browser application of its own, as it is: page, files and the settings it asks for. Where its files were not
/// brought in at build, a small page says how to get it.
/// </summary>
internal sealed class ExplorerHandler
{
    /// <summary>
    /// The explorer speaks to this server and to no other: the browser holds it to that. Its styles are inline, and its editor's workers
    /// are made of code.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; frame-ancestors 'none'";

    private static readonly HashSet<string> NotToBeKept = new(StringComparer.Ordinal) { "index.html", "service-worker.js", "bcp-config.json" };

    // What only browsers ask for is made for the first of them, and takes no time of a start.
    private readonly IFileProvider files;
    private readonly Lazy<RequestDelegate> serve;
    private readonly Lazy<byte[]> configuration;
    private readonly Lazy<byte[]> fallback = new(ReadFallback);

    public ExplorerHandler(IEndpointRouteBuilder endpoints, string path, GraphQLToolOptions options)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, options.Folder);
        files = Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider();
        configuration = new Lazy<byte[]>(() => Configuration(options));
        serve = new Lazy<RequestDelegate>(() => endpoints.CreateApplicationBuilder()
            .UseStaticFiles(new StaticFileOptions
            {
                FileProvider = files,
                RequestPath = path,
                OnPrepareResponse = static file => SetHeaders(file.Context, file.File.Name),
            })
            .Build());
    }

    /// <summary>Sends a browser to the page, whose files are named relative to a path with a slash at its end.</summary>
    public static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect($"{context.Request.PathBase}{context.Request.Path}/{context.Request.QueryString}");
        return Task.CompletedTask;
    }

    /// <summary>The page itself.</summary>
    public Task GetPageAsync(HttpContext context)
    {
        if (!files.GetFileInfo("index.html").Exists)
        {
            return WriteAsync(context, "text/html; charset=utf-8", fallback.Value);
        }

        context.Request.Path += "index.html";
        return ServeAsync(context);
    }

    /// <summary>A file beside the page; false where there is none.</summary>
    public async Task<bool> TryGetFileAsync(HttpContext context, string file)
    {
        if (file == "bcp-config.json")
        {
            await WriteAsync(context, "application/json; charset=utf-8", configuration.Value);
            return true;
        }

        if (!files.GetFileInfo(file).Exists)
        {
            return false;
        }

        await ServeAsync(context);
        return true;
    }

    private Task ServeAsync(HttpContext context)
    {
        // The files' middleware leaves a request alone that an endpoint has already.
        context.SetEndpoint(null);
        return serve.Value(context);
    }

    private static Task WriteAsync(HttpContext context, string contentType, byte[] content)
    {
        SetHeaders(context, "index.html");
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        return context.Response.BodyWriter.WriteAsync(content, context.RequestAborted).AsTask();
    }

    /// <summary>Names of scripts and styles carry a hash of what is in them; the others must be asked for again after an upgrade.</summary>
    private static void SetHeaders(HttpContext context, string file)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = NotToBeKept.Contains(file) ? "no-cache" : "public, max-age=86400";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "same-origin";
    }

    private static byte[] Configuration(GraphQLToolOptions options)
    {
        var settings = new Dictionary<string, object?>
        {
            ["title"] = options.Title,
            ["disableTelemetry"] = true,
            ["useBrowserUrlAsEndpoint"] = true,
            ["subscriptionProtocol"] = "graphql-transport-ws",
            ["includeCookies"] = false,
            ["useGet"] = false,
        };
        if (options.Document is { } document)
        {
            settings["graphQLDocument"] = document;
        }

        return JsonSerializer.SerializeToUtf8Bytes(settings);
    }

    private static byte[] ReadFallback()
    {
        using var resource = typeof(ExplorerHandler).Assembly.GetManifestResourceStream("fallback.html")
            ?? throw new InvalidOperationException("The page that says how to get the explorer is missing.");
        using var reader = new StreamReader(resource);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }
}
