using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ServiceRegistry.EndToEnd.Hostile;

/// <summary>Each hostile document is answered for little work, as often as it comes.</summary>
public sealed class HostileDocumentTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const int MaxRounds = 8;
    private const int Repetitions = 6;

#if DEBUG
    // Looser than what is promised, which is 50 ms and held in a Release build alone: on a busy machine the dearest took 57 in a debug one.
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(100);
#else
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(50);
#endif

    public static TheoryData<string> Documents => [.. HostileDocuments.All.Keys];

    public static TheoryData<string> DeepDocuments => [.. HostileDocuments.TooDeep];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_is_answered_for_little_work(string name)
    {
        var body = HostileDocuments.All[name];
        await RepeatAsync(body);

        // The least of some: the machine has other work, and the runtime compiles beside it.
        var least = TimeSpan.MaxValue;
        for (var round = 0; round < MaxRounds && least >= Allowed; round++)
        {
            var before = server.Process.ProcessorTime;
            await RepeatAsync(body);
            var each = (server.Process.ProcessorTime - before) / Repetitions;
            least = each < least ? each : least;
        }

        least.ShouldBeLessThan(Allowed);
    }

    [Theory]
    [MemberData(nameof(DeepDocuments))]
    public async Task Depth_is_refused_zipped_or_not(string name)
    {
        var body = HostileDocuments.All[name];

        foreach (var (status, text) in new[] { await server.PostAsync(body), await server.PostAsync(HostileServer.Zip(body), zipped: true) })
        {
            status.ShouldBe(HttpStatusCode.BadRequest);
            text.ShouldMatch("more than 64 levels deep|maximum configured depth of 64");
        }
    }

    [Fact]
    public async Task Zipped_bodies_are_refused_where_nobody_has_asked_for_them()
    {
        using var data = new DataFolder();
        await using var strict = await ServerProcess.StartAsync(data.Folder);
        using var content = new ByteArrayContent(HostileServer.Zip(HostileDocuments.All["nested selections"]));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        using var response = await strict.Client.Http.PostAsync("/graphql", content);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Memory_stays_flat()
    {
        // A heap that holds what it needs and nothing that adds up: what is kept of every request ends the process.
        using var data = new DataFolder();
        await using var confined = await ServerProcess.StartAsync(data.Folder, KeyValuePair.Create("DOTNET_GCHeapHardLimit", "0x10000000"));

        // What is kept by the text of a document is not the same twice.
        for (var repetition = 0; repetition < 100; repetition++)
        {
            var marked = Encoding.UTF8.GetBytes($"{{\"mark\":{repetition},");
            await Task.WhenAll(HostileDocuments.All.Values
                .Where(body => body.Length < 100_000 || repetition % 10 == 0)
                .Chunk(8)
                .Select(bodies => SendAllAsync(confined, bodies, marked, repetition)));
        }

        (await confined.Client.PostAsync("{ registry { revision } }", null)).Errors.ShouldBeEmpty();
        confined.WorkingSet.ShouldBeLessThan(512L * 1024 * 1024);
    }

    private static async Task SendAllAsync(ServerProcess confined, byte[][] bodies, byte[] marked, int repetition)
    {
        foreach (var body in bodies)
        {
            var query = Encoding.UTF8.GetBytes($"\"query\":\"#{repetition}\\n");
            var start = body.AsSpan().IndexOf("\"query\":\""u8);
            await HostileServer.PostAsync(confined, [.. marked, .. body.AsSpan(1, start - 1), .. query, .. body.AsSpan(start + "\"query\":\"".Length)]);
        }
    }

    private async Task RepeatAsync(byte[] body)
    {
        for (var i = 0; i < Repetitions; i++)
        {
            await server.PostAsync(body);
        }
    }
}
