namespace ServiceRegistry.EndToEnd.Hostile;

/// <summary>Clients that send a byte now and then, and read nothing, or nothing more.</summary>
internal static class SlowClients
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <summary>Sends the begin of a request: of its headers, or of its body.</summary>
    public static async Task<RawClient> BeginAsync(Uri address, bool headers)
    {
        var client = await RawClient.ConnectAsync(address);
        await client.TrySendAsync(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-Slow: "
            + (headers ? "" : "x\r\nContent-Length: 100000\r\n\r\n"));
        return client;
    }

    /// <summary>Sends a byte again and again; returns when the server has cut it off, or it is told to end.</summary>
    public static async Task DripAsync(RawClient client, CancellationToken end = default) => await DripAsync(client, " "u8.ToArray(), end);

    /// <summary>The same with something of more bytes.</summary>
    public static async Task DripAsync(RawClient client, byte[] drop, CancellationToken end = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(end);
        patience.CancelAfter(Observed<string>.Patience);
        using var clock = new PeriodicTimer(Between);
        while (await client.TrySendAsync(drop))
        {
            try
            {
                await clock.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("The server has not cut the client off.");
            }
        }
    }
}
