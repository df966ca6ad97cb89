using System.Collections.Concurrent;
using System.Text.Json;

namespace ServiceRegistry.Bench.Serve;

/// <summary>
/// What this Kestrel can do at best: it answers bytes that were given to it, in the same process and over the same wire as the server
/// that is measured.
/// </summary>
internal static class Ceiling
{
    public static string Path(string name) => $"/ceiling/{name}";

    /// <summary>Where the request's JSON is parsed before.</summary>
    public static string ParsingPath(string name) => $"/ceiling/parsing/{name}";

    public static void Map(WebApplication app)
    {
        var answers = new ConcurrentDictionary<string, byte[]>();
        app.MapPut(Path("{name}"), async (string name, HttpContext context) =>
        {
            using var answer = new MemoryStream();
            await context.Request.Body.CopyToAsync(answer);
            answers[name] = answer.ToArray();
        });
        app.MapPost(Path("{name}"), context => AnswerAsync(context, answers));
        app.MapPost(ParsingPath("{name}"), async context =>
        {
            using (await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted))
            {
                await AnswerAsync(context, answers);
            }
        });
    }

    private static async Task AnswerAsync(HttpContext context, ConcurrentDictionary<string, byte[]> answers)
    {
        var answer = answers[(string)context.Request.RouteValues["name"]!];
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer);
    }
}
