namespace ServiceRegistry.EndToEnd.Hostile;

/// <summary>Whoever attacks, the others are answered as before.</summary>
public sealed class OtherClientsTests(HostileServer server) : IClassFixture<HostileServer>
{
    [Fact]
    public Task Hostile_documents_do_not_slow_the_others() => SteadyClient.ShouldHardlyNoticeAsync(server.Process.Client, async end =>
    {
        while (!end.IsCancellationRequested)
        {
            foreach (var body in HostileDocuments.All.Values.TakeWhile(_ => !end.IsCancellationRequested))
            {
                await server.PostAsync(body);
            }
        }
    });

    [Fact]
    public Task Slow_clients_do_not_slow_the_others() => SteadyClient.ShouldHardlyNoticeAsync(server.Process.Client, async end =>
    {
        var slow = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => SlowClients.BeginAsync(server.Process.Address, i % 2 == 0)));
        await Task.WhenAll(slow.Select(client => SlowClients.DripAsync(client, end)));
        Array.ForEach(slow, client => client.Dispose());
    });

    [Fact]
    public Task A_flood_of_subscribes_does_not_slow_the_others() => SteadyClient.ShouldHardlyNoticeAsync(server.Process.Client, async end =>
    {
        await using var socket = await GraphQLSocket.ConnectAsync(server.Process.Address);
        for (var i = 0; i < 10_000 && !end.IsCancellationRequested; i++)
        {
            await socket.SubscribeAsync("subscription { onRegistryChanged { revision } }");
        }
    });
}
