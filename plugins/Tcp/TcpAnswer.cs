using System.Text;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Tcp;

/// <summary>Reads what the target says until the expected text is in it.</summary>
internal static class TcpAnswer
{
    private const int MaxBytes = 64 * 1024;

    public static async Task<CheckResult> WaitForAsync(Stream stream, string expected, CancellationToken cancellationToken)
    {
        // Bytes are compared: a character may come in two pieces.
        var wanted = Encoding.UTF8.GetBytes(expected);
        var answer = new byte[MaxBytes];
        var length = 0;
        try
        {
            while (length < MaxBytes)
            {
                var read = await stream.ReadAsync(answer.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    return CheckResult.Fail($"closed after {Said(answer, length)}, expected '{expected}'");
                }

                var from = Math.Max(0, length - wanted.Length + 1);
                length += read;
                if (answer.AsSpan(from, length - from).IndexOf(wanted) >= 0)
                {
                    return CheckResult.Pass($"answered '{expected}'");
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CheckResult.Fail($"connected, but answered {Said(answer, length)}, expected '{expected}'");
        }

        return CheckResult.Fail($"64 KB came without '{expected}'");
    }

    private static string Said(byte[] answer, int length) =>
        length == 0 ? "nothing" : $"'{Encoding.UTF8.GetString(answer, 0, Math.Min(length, 200))}'{(length > 200 ? "…" : "")}";
}
