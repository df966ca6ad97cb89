using System.Collections.Concurrent;

namespace ServiceRegistry.Bench.Serve;

/// <summary>
/// What this Kestrel can do at best: it answers bytes that were given to it, in the same process and over the same wire as the server
/// that is measured.
/// </summary>
internal static class Ceiling
{
    public static string Path(string name) => $"/ceiling/{name}";

    public static void Map(WebApplication app)
    {
        var answers = new ConcurrentDictionary<string, byte[]>();
        app.MapPut(Path("{name}"), async (string name, HttpContext context) =>
        {
            using var answer = new MemoryStream();
            await context.Request.Body.CopyToAsync(answer);
            answers[name] = answer.ToArray();
        });
        app.MapPost(Path("{name}"), async context =>
        {
            var answer = answers[(string)context.Request.RouteValues["name"]!];
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer);
        });
    }
}
