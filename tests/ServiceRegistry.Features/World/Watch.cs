using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>One subscription as a client sees it: it takes what it is told in order, and knows where to go on.</summary>
internal sealed class Watch(GraphQLSocket socket, string id, string field)
{
    private int taken;

    public GraphQLSocket Socket => socket;

    public string Id => id;

    /// <summary>The sets of changes told so far that have events.</summary>
    public IReadOnlyList<JsonElement> Sets => [.. Payloads(socket.Messages.Items).Where(payload => EventsOf(payload).Any())];

    /// <summary>The events taken so far.</summary>
    public IReadOnlyList<JsonElement> Taken => [.. Events(socket.Messages.Items).Take(taken)];

    /// <summary>Waits for the next events, and takes them.</summary>
    public async Task<IReadOnlyList<JsonElement>> TakeAsync(int count)
    {
        var events = await socket.Messages.WaitForAsync(messages =>
        {
            RefuseErrors(messages);
            var all = Events(messages);
            return all.Count >= taken + count ? all : null;
        }, $"{count} more events of {field}");
        var next = events.Skip(taken).Take(count).ToList();
        taken += count;
        return next;
    }

    /// <summary>Waits for a payload that is not yet taken and that the condition holds for.</summary>
    public async Task<JsonElement> PayloadAsync(Func<JsonElement, bool> condition, string expected) =>
        (await socket.Messages.WaitForAsync(messages =>
        {
            RefuseErrors(messages);
            return Payloads(messages).Where(condition).Select(payload => new { payload }).FirstOrDefault();
        }, expected)).payload;

    /// <summary>Waits for the payload of this number, of which the first is 0.</summary>
    public async Task<JsonElement> PayloadAsync(int number) =>
        (await socket.Messages.WaitForAsync(messages =>
        {
            RefuseErrors(messages);
            return Payloads(messages).Skip(number).Select(payload => new { payload }).FirstOrDefault();
        }, $"payload {number + 1} of {field}")).payload;

    /// <summary>Waits for the error that ends the operation.</summary>
    public async Task<JsonElement> ErrorAsync() =>
        (await socket.Messages.WaitForAsync(messages => Mine(messages).FirstOrDefault(message => message.Type == "error"), "an error")).Payload[0];

    private IEnumerable<SocketMessage> Mine(IReadOnlyList<SocketMessage> messages) => messages.Where(message => message.Id == id);

    private List<JsonElement> Payloads(IReadOnlyList<SocketMessage> messages) =>
        [.. Mine(messages).Where(message => message.Type == "next" && message.Payload.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
            .Select(message => message.Payload.GetProperty("data").GetProperty(field))];

    private List<JsonElement> Events(IReadOnlyList<SocketMessage> messages) => [.. Payloads(messages).SelectMany(EventsOf)];

    private static IEnumerable<JsonElement> EventsOf(JsonElement payload) =>
        payload.TryGetProperty("events", out var events) ? events.EnumerateArray() : payload.TryGetProperty("change", out _) ? [payload] : [];

    private void RefuseErrors(IReadOnlyList<SocketMessage> messages)
    {
        if (Mine(messages).FirstOrDefault(message => message.Type == "error" || message.Payload.ValueKind == JsonValueKind.Object && message.Payload.TryGetProperty("errors", out _)) is { } error)
        {
            throw new InvalidOperationException($"The subscription failed: {error}");
        }
    }
}
