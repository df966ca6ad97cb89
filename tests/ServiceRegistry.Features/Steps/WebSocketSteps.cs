using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>The protocol of the socket, message by message.</summary>
[Binding]
internal sealed class WebSocketSteps(Registry registry) : IAsyncDisposable
{
    private GraphQLSocket? socket;
    private SocketRefusedException? refused;
    private int seen;

    private GraphQLSocket Socket => socket ?? throw new InvalidOperationException("No socket is open.");

    [Given("a socket with the protocol {string}")]
    public async Task ASocket(string protocol) => socket = await GraphQLSocket.OpenAsync(await registry.AddressAsync(), protocol.Length == 0 ? null : protocol);

    [Given("an open socket")]
    public async Task AnOpenSocket()
    {
        socket = await GraphQLSocket.ConnectAsync(await registry.AddressAsync());
        seen = socket.Messages.Items.Count;
    }

    [When("a page of {string} opens a socket")]
    public async Task APageOpensASocket(string origin)
    {
        try
        {
            socket = await GraphQLSocket.OpenAsync(await registry.AddressAsync(), "graphql-transport-ws", origin);
        }
        catch (SocketRefusedException error)
        {
            refused = error;
        }
    }

    [When("it sends")]
    public Task Sends(string text) => Socket.SendAsync(text);

    [When("it sends a message of {int} bytes")]
    public Task Sends(int size) =>
        Socket.SendAsync("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ __typename } #" + new string('x', size) + "\"}}");

    [When("it subscribes {int} times")]
    public async Task Subscribes(int times)
    {
        for (var time = 0; time < times; time++)
        {
            await Socket.SubscribeAsync("subscription { onRegistryChanged { revision } }");
        }
    }

    [Then("it receives a {string}")]
    public async Task Receives(string type) => (await NextAsync()).Type.ShouldBe(type);

    [Then("it receives a {string} of {string}")]
    public async Task Receives(string type, string id)
    {
        var message = await NextAsync();
        (message.Type, message.Id).ShouldBe((type, id), message.Text);
    }

    /// <summary>What belongs to an operation that was ended in the meantime may still arrive before it.</summary>
    [Then("it receives a {string} of {string} with {string}")]
    public async Task Receives(string type, string id, string text)
    {
        var message = await Socket.Messages.WaitForAsync(
            messages => messages.Skip(seen).FirstOrDefault(candidate => candidate.Id == id && candidate.Text.Contains(text)), $"{text} for {id}");
        message.Type.ShouldBe(type);
        seen = Socket.Messages.Items.TakeWhile(candidate => candidate != message).Count() + 1;
    }

    [Then("nothing came of {string} after its error")]
    public void NothingCame(string id) => Socket.Messages.Items.Last(message => message.Id == id).Type.ShouldBe("error");

    [Then("it is closed with {int}")]
    public async Task IsClosed(int code)
    {
        var end = await Socket.Messages.WaitForAsync(messages => messages.FirstOrDefault(message => message.Type == GraphQLSocket.Closed), "the close");
        end.Id.ShouldBe(code.ToString(System.Globalization.CultureInfo.InvariantCulture), end.Text);
        end.Text.Length.ShouldBeGreaterThan("closed: 4400 ".Length, "there is no reason");
    }

    [Then("the socket is open")]
    public async Task IsOpen()
    {
        await Sends("""{"type":"connection_init"}""");
        await Receives("connection_ack");
    }

    [Then("the socket is refused")]
    public void IsRefused() => refused.ShouldNotBeNull().Status.ShouldBe(403);

    public async ValueTask DisposeAsync()
    {
        if (socket is not null)
        {
            await socket.DisposeAsync();
        }
    }

    private async Task<SocketMessage> NextAsync() =>
        await Socket.Messages.WaitForAsync(messages => messages.Count > seen ? messages[seen++] : null, "a message");
}
