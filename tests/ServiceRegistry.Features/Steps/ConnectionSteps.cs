using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Clients that hold connections, and do with them what no proper client would.</summary>
[Binding]
internal sealed class ConnectionSteps(Registry registry) : IAsyncDisposable
{
    private const string Line = "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\n";
    private const string Question = Line + "Host: x\r\nAccept: application/json\r\n";
    private const string Answer = "HTTP/1.1 200 OK";
    private const string LastWords = "\"extensions\":{\"revision\":0}}";

    private readonly List<RawClient> clients = [];
    private GraphQLSocket? socket;
    private SocketRefusedException? refusal;

    [When("{int} clients ask on connections that they keep")]
    public async Task ClientsAsk(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Sends(Question + "\r\n");
        }
    }

    [Then("each of them is answered")]
    public async Task EachIsAnswered()
    {
        foreach (var client in clients)
        {
            (await client.ReadUntilAsync(LastWords)).ShouldNotBeNull().ShouldStartWith(Answer);
        }
    }

    [When("a further client asks")]
    public Task AFurtherClientAsks() => ClientsAsk(1);

    [Then("its connection is closed")]
    public async Task ItsConnectionIsClosed() => (await clients[^1].ReadToEndAsync()).ShouldBeEmpty();

    [When("one of the clients leaves")]
    public void OneLeaves() => clients[0].Dispose();

    [Then("a further client is answered")]
    public Task AFurtherClientIsAnswered() => EventuallyAsync(async () =>
    {
        using var client = await RawClient.ConnectAsync(await registry.AddressAsync());
        return await client.TrySendAsync(Question + "\r\n") && await client.ReadUntilAsync(LastWords) is not null;
    });

    [Given("a socket that is held")]
    public async Task ASocketThatIsHeld() => socket = await GraphQLSocket.ConnectAsync(await registry.AddressAsync());

    [When("a further socket is opened")]
    public async Task AFurtherSocketIsOpened() => (await TryOpenAsync()).ShouldBeFalse();

    [Then("the further socket is refused with {int}")]
    public void TheFurtherSocketIsRefused(int status) => refusal.ShouldNotBeNull().Status.ShouldBe(status);

    [When("the held socket is given up")]
    public ValueTask TheHeldSocketIsGivenUp() => socket!.DisposeAsync();

    [Then("a further socket is let in")]
    public Task AFurtherSocketIsLetIn() => EventuallyAsync(TryOpenAsync);

    [When("a client stops in the middle of its headers")]
    public Task StopsInHeaders() => Sends(Question);

    [When("a client stops in the middle of its body")]
    public Task StopsInBody() => Sends("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\":");

    [When("a client sends an address of {int} bytes")]
    public Task SendsAnAddress(int bytes) =>
        Sends(Question.Replace(" HTTP", $"&x={new string('x', bytes - Line.Length - "&x=".Length)} HTTP", StringComparison.Ordinal) + "\r\n");

    [When("a client sends a header of {int} bytes")]
    public Task SendsAHeader(int bytes) => Sends($"{Question}X: {new string('x', bytes)}\r\n\r\n");

    [When("a client sends {int} headers")]
    public Task SendsHeaders(int count) => Sends(Question + string.Concat(Enumerable.Range(2, count - 2).Select(i => $"X-{i}: x\r\n")) + "\r\n");

    [Then("it is answered with {int}")]
    public async Task ItIsAnsweredWith(int status)
    {
        var said = await clients[^1].ReadUntilAsync("\r\n\r\n");
        said.ShouldNotBeNull().ShouldStartWith($"HTTP/1.1 {status} ");
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        if (socket is not null)
        {
            await socket.DisposeAsync();
        }
    }

    /// <summary>The server learns of what was given up a moment later: tries until it has.</summary>
    private static async Task EventuallyAsync(Func<Task<bool>> attempt)
    {
        using var patience = new CancellationTokenSource(Observed<string>.Patience);
        while (!await attempt())
        {
            patience.IsCancellationRequested.ShouldBeFalse("nothing was freed in time");
        }
    }

    private async Task<bool> TryOpenAsync()
    {
        try
        {
            await using var further = await GraphQLSocket.ConnectAsync(await registry.AddressAsync());
            return true;
        }
        catch (SocketRefusedException refused)
        {
            refusal = refused;
            return false;
        }
    }

    private async Task Sends(string text)
    {
        var client = await RawClient.ConnectAsync(await registry.AddressAsync());
        clients.Add(client);

        // Where the server has hung up already is found out by whoever reads.
        await client.TrySendAsync(text);
    }
}
