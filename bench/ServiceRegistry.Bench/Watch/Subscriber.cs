using System.Text;

namespace ServiceRegistry.Bench.Watch;

/// <summary>A WebSocket with one subscription.</summary>
internal sealed class Subscriber : IDisposable
{
    private readonly WebSocketConnection connection;
    private int told;

    private Subscriber(WebSocketConnection connection) => this.connection = connection;

    /// <returns>One that watches everything and is live: its first bookmark has come.</returns>
    public static Subscriber Connect(Uri server) => Connect(server, Operations.Subscribe);

    /// <returns>One that is live.</returns>
    public static Subscriber Connect(Uri server, string subscription)
    {
        var subscriber = new Subscriber(new WebSocketConnection(server, "/graphql"));
        subscriber.connection.Send("""{"type":"connection_init"}"""u8);
        subscriber.ReadUntil("\"connection_ack\""u8);
        subscriber.connection.Send(Encoding.UTF8.GetBytes($$"""{"id":"1","type":"subscribe","payload":{{subscription}}}"""));
        subscriber.ReadUntil("\"next\""u8);
        return subscriber;
    }

    /// <returns>One that is sent the same messages by the bare program.</returns>
    public static Subscriber ConnectBare(Uri server) => new(new WebSocketConnection(server, "/"));

    /// <summary>Waits for the next change.</summary>
    /// <returns>The message that tells it, until the next call.</returns>
    public ReadOnlySpan<byte> ReadChange() => ReadUntil("\"events\":[{"u8);

    /// <summary>Waits for the next change, where one message may tell several: those that were committed together.</summary>
    public void AwaitChange()
    {
        if (told == 0)
        {
            told = ReadChange().Count("\"change\":\""u8);
        }

        told--;
    }

    /// <summary>Reads what has come, and answers the server's pings.</summary>
    public void Answer()
    {
        while (connection.HasMore)
        {
            AnswerPing(connection.Read());
        }
    }

    public void Dispose() => connection.Dispose();

    // Bookmarks and pings come in between.
    private ReadOnlySpan<byte> ReadUntil(ReadOnlySpan<byte> part)
    {
        while (true)
        {
            var message = connection.Read();
            if (message.IndexOf(part) >= 0)
            {
                return message;
            }

            AnswerPing(message);
        }
    }

    private void AnswerPing(ReadOnlySpan<byte> message)
    {
        if (message.IndexOf("\"type\":\"ping\""u8) >= 0)
        {
            connection.Send("""{"type":"pong"}"""u8);
        }
        else if (message.IndexOf("\"type\":\"error\""u8) >= 0)
        {
            throw new IOException($"The server sent: {Encoding.UTF8.GetString(message)}");
        }
    }
}
