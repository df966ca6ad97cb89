using System.Collections.Concurrent;
using System.Diagnostics;

namespace ServiceRegistry.Bench.Checks;

/// <summary>What is checked: answers 200, 500 under <c>/down/</c>, and 500 under <c>/switch</c> once that was turned; counts what it is asked.</summary>
internal static class TargetCommand
{
    public const string Name = "target";

    /// <summary>Where its counts are read, of every 500 ms since the first request after it was read last.</summary>
    public const string Counts = "/counts";

    /// <summary>Turns what is under <c>/switch</c>.</summary>
    public const string Turn = "/turn";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var counts = new ConcurrentDictionary<int, int>();
        var begin = 0L;
        var isDown = false;
        app.Run(context =>
        {
            var path = context.Request.Path.Value!;
            if (path == Counts)
            {
                var read = Enumerable.Range(0, counts.Keys.DefaultIfEmpty(-1).Max() + 1).Select(step => counts.GetValueOrDefault(step)).ToArray();
                counts.Clear();
                Volatile.Write(ref begin, 0);
                return context.Response.WriteAsJsonAsync(read);
            }

            if (path == Turn)
            {
                isDown = !isDown;
                return Task.CompletedTask;
            }

            var now = Stopwatch.GetTimestamp();
            Interlocked.CompareExchange(ref begin, now, 0);
            counts.AddOrUpdate((int)(Stopwatch.GetElapsedTime(begin, now) / Step), 1, (_, count) => count + 1);
            context.Response.ContentLength = 0;
            if (path.StartsWith("/down/", StringComparison.Ordinal) || (isDown && path == "/switch"))
            {
                context.Response.StatusCode = 500;
            }

            return Task.CompletedTask;
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
