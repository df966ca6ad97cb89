using System.Net.WebSockets;
using System.Text;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.WebSocket;

/// <summary>Reads messages until the expected text is in one; of all of them together at most 64 KB.</summary>
internal static class WebSocketAnswer
{
    private const int MaxBytes = 64 * 1024;

    public static async Task<CheckResult> WaitForAsync(ClientWebSocket socket, string expected, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes];
        var (start, length, messages) = (0, 0, 0);
        try
        {
            while (length < MaxBytes)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return CheckResult.Fail($"closed with {(int?)socket.CloseStatus} after {Said(messages)}, expected '{expected}'");
                }

                length += received.Count;
                if (!received.EndOfMessage)
                {
                    continue;
                }

                messages++;
                if (Encoding.UTF8.GetString(buffer, start, length - start).Contains(expected, StringComparison.Ordinal))
                {
                    return CheckResult.Pass($"answered '{expected}'");
                }

                // An empty message counts as well: a server could send them for ever.
                (start, length) = (length + 1, length + 1);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CheckResult.Fail($"connected, but {Said(messages)} came, expected '{expected}'");
        }
        catch (WebSocketException e)
        {
            return CheckResult.Fail($"broken after {Said(messages)}: {e.Message}");
        }

        return CheckResult.Fail($"64 KB came without '{expected}'");
    }

    private static string Said(int messages) => messages switch { 0 => "no message", 1 => "1 message", _ => $"{messages} messages" };
}
