using System.Buffers;
using System.Text.Json;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Instances;

namespace ServiceRegistry.Bench.Serve;

/// <summary>
/// What somebody would write who needs one operation only: it parses the same request and writes the same answer from the same
/// objects, without GraphQL.
/// </summary>
internal static class HandWritten
{
    private static readonly string[] Statuses = [.. Enum.GetNames<HealthStatus>().Select(name => name.ToUpperInvariant())];
    private static readonly string[] Answers = [.. Enum.GetNames<EndpointAnswer>().Select(name => name.ToUpperInvariant())];

    private static KnownInstances? list;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? json;

    public static string Path(string name) => $"/hand/{name}";

    public static void Map(WebApplication app, Registry registry)
    {
        app.MapPost(Path("resolve"), context => AnswerAsync(context, (service, output) =>
        {
            var found = EndpointResolver.Resolve(
                registry.Snapshot, new ResolveQuery(new ServiceKey("default", service)), TimeProvider.System.GetUtcNow(), Random.Shared);
            output.WriteStartObject("resolve");
            output.WriteString("answer", Answers[(int)found.Answer]);
            WriteInstances(output, "instances", found.Instances);
            output.WriteEndObject();
            return found.Revision;
        }));
        app.MapPost(Path("instances"), context => AnswerAsync(context, (service, output) =>
        {
            var snapshot = registry.Snapshot;
            output.WriteStartObject("instances");
            WriteInstances(output, "nodes", List(snapshot)
                .Where(instance => instance.Service.Name == service && instance.Status == HealthStatus.Healthy).Take(20));
            output.WriteEndObject();
            return snapshot.Revision;
        }));
    }

    // A list as somebody would keep it; made once for each snapshot.
    private static Instance[] List(RegistrySnapshot snapshot)
    {
        if (list is not { } known || known.Snapshot != snapshot)
        {
            list = known = new(snapshot, [.. snapshot.Instances]);
        }

        return known.Instances;
    }

    private static async Task AnswerAsync(HttpContext context, Func<string, Utf8JsonWriter, long> write)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var answer = Write(request.RootElement.GetProperty("variables").GetProperty("service").GetString()!, write);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;

        // The bytes are copied before anything is waited for, so that the buffer stays this thread's.
        await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Write(string service, Func<string, Utf8JsonWriter, long> write)
    {
        buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        json ??= new Utf8JsonWriter(buffer);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteStartObject("data");
        var revision = write(service, json);
        json.WriteEndObject();
        json.WriteStartObject("extensions");
        json.WriteNumber("revision", revision);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteInstances(Utf8JsonWriter output, string name, IEnumerable<Instance> instances)
    {
        output.WriteStartArray(name);
        foreach (var instance in instances)
        {
            output.WriteStartObject();
            output.WriteString("id", GlobalIds.OfInstance(instance.Id));
            output.WriteString("key", instance.Key);
            output.WriteString("version", instance.Version);
            output.WriteString("host", instance.Host);
            if (instance.Port is { } port)
            {
                output.WriteNumber("port", port);
            }
            else
            {
                output.WriteNull("port");
            }

            output.WriteStartArray("tags");
            foreach (var tag in instance.Tags)
            {
                output.WriteStringValue(tag);
            }

            output.WriteEndArray();
            output.WriteString("status", Statuses[(int)instance.Status]);
            output.WriteEndObject();
        }

        output.WriteEndArray();
    }

    private sealed record KnownInstances(RegistrySnapshot Snapshot, Instance[] Instances);
}
