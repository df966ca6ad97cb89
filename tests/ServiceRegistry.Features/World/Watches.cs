using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>The watchers of one scenario, each with a socket of its own unless it shares one.</summary>
internal sealed class Watches(Registry registry) : IAsyncDisposable
{
    /// <summary>The watcher of scenarios that have only one.</summary>
    public const string Someone = "someone";

    private readonly Dictionary<string, Watch> watches = [];
    private Watch? everything;

    public Watch this[string name] => watches[name];

    /// <summary>Watches all changes, and waits until that is live.</summary>
    public async Task RegistryAsync(string name, string arguments = "", GraphQLSocket? socket = null)
    {
        var watch = await OpenAsync(name, "onRegistryChanged", arguments, $"epoch revision events {{ {Selections.Event} }}", socket);
        await watch.PayloadAsync(set => set.GetProperty("events").GetArrayLength() == 0, "a bookmark");
    }

    /// <summary>Asks for something that may be refused.</summary>
    public async Task<Watch> OpenAsync(string name, string field, string arguments, string selection, GraphQLSocket? socket = null)
    {
        var watch = await SubscribeAsync(field, arguments, selection, socket);
        watches[name] = watch;
        return watch;
    }

    /// <summary>
    /// Waits until the log's last word on an instance is this status. It is told by a subscription from the beginning of
    /// the log, so that no change is missed, however fast it was.
    /// </summary>
    public Task<JsonElement> StatusAsync(string instanceId, string status) => StatusAsync(instanceId, last => last.GetProperty("status").GetString() == status, $"the status {status}");

    /// <summary>Waits until a new check has had its first result; one that is an error leaves it UNKNOWN, with another reason.</summary>
    public Task FirstResultAsync(string instanceId) => StatusAsync(
        instanceId,
        last => last.GetProperty("status").GetString() != "UNKNOWN" || last.GetProperty("change").GetString() == "STATUS_CHANGED",
        "the first result");

    private async Task<JsonElement> StatusAsync(string instanceId, Func<JsonElement, bool> isExpected, string expected)
    {
        everything ??= await SubscribeAsync("onRegistryChanged", "(since: 0)", $"epoch revision events {{ {Selections.Event} }}", socket: null);
        var at = await everything.Socket.Messages.WaitForAsync(_ =>
        {
            var last = everything.Sets.SelectMany(set => set.GetProperty("events").EnumerateArray())
                .LastOrDefault(change => change.GetProperty("instanceId").GetString() == instanceId);
            return last.ValueKind == JsonValueKind.Object && isExpected(last) ? new { last } : null;
        }, expected);
        return at.last;
    }

    public async Task CloseAsync(string name)
    {
        await watches[name].Socket.DisposeAsync();
    }

    /// <summary>A restart ends every socket; whoever comes back opens another.</summary>
    public async Task ForgetAsync()
    {
        if (everything is not null)
        {
            await everything.Socket.DisposeAsync();
            everything = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ForgetAsync();
        foreach (var socket in watches.Values.Select(watch => watch.Socket).Distinct())
        {
            await socket.DisposeAsync();
        }
    }

    private async Task<Watch> SubscribeAsync(string field, string arguments, string selection, GraphQLSocket? socket)
    {
        socket ??= await GraphQLSocket.ConnectAsync(await registry.AddressAsync());
        var id = await socket.SubscribeAsync($"subscription {{ {field}{arguments} {{ {selection} }} }}");
        return new Watch(socket, id, field);
    }
}
