namespace ServiceRegistry.EndToEnd.Hostile;

/// <summary>A socket that subscribes without end.</summary>
public sealed class SubscribeFloodTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const int Subscribes = 10_000;
    private const int Allowed = 1000;

    [Fact]
    public async Task Ten_thousand_subscribes_get_a_thousand_operations_and_cost_little()
    {
        var before = server.Process.ProcessorTime;
        await using (var socket = await GraphQLSocket.ConnectAsync(server.Process.Address))
        {
            for (var i = 0; i < Subscribes; i++)
            {
                await socket.SubscribeAsync("subscription { onRegistryChanged { revision } }");
            }

            // One payload of each operation, one error of each of the others; pings between.
            var messages = await socket.Messages.WaitForAsync(
                all => all.Count > Subscribes && all.Count(message => message.Id is not null) >= Subscribes ? all : null, "an answer to each");
            messages.Count(message => message.Type == "error" && message.Text.Contains("TOO_MANY_OPERATIONS")).ShouldBe(Subscribes - Allowed);
        }

        (server.Process.ProcessorTime - before).ShouldBeLessThan(Subscribes * TimeSpan.FromMilliseconds(1));
        (await server.Process.Client.PostAsync("{ registry { revision } }", null)).Errors.ShouldBeEmpty();
    }
}
