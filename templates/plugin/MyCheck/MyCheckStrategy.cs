using System.Text;
using ServiceRegistry.Abstractions;

namespace MyCheck;

/// <summary>Connects, and reads the line that the target greets with.</summary>
public sealed class MyCheckStrategy : HealthCheckStrategy<MyCheckSettings>
{
    private const int MostBytes = 4096;

    public override string Name => "myCheck";

    public override async ValueTask<CheckResult> CheckAsync(CheckContext<MyCheckSettings> context, CancellationToken cancellationToken)
    {
        if ((context.Settings.Port ?? context.Target.Port) is not { } port)
        {
            return CheckResult.Error("neither the check nor the instance has a port", CheckErrorCode.TargetIncomplete);
        }

        // A connection that fails is thrown, and becomes a FAIL in words; so does time that runs out.
        await using var connection = await context.Connector.ConnectAsync(context.Target.Host, port, cancellationToken);
        var line = await ReadLineAsync(connection, cancellationToken);
        return line.StartsWith(context.Settings.Expect, StringComparison.Ordinal)
            ? CheckResult.Pass($"it greets with '{line}'")
            : CheckResult.Fail($"it greets with '{line}', expected '{context.Settings.Expect}'");
    }

    /// <summary>The first line, or as much of it as there is: a target may never end it.</summary>
    private static async Task<string> ReadLineAsync(Stream connection, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostBytes];
        var length = 0;
        while (length < MostBytes && !bytes.AsSpan(0, length).Contains((byte)'\n'))
        {
            var read = await connection.ReadAsync(bytes.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return Encoding.UTF8.GetString(bytes, 0, length).Split('\n')[0].TrimEnd('\r');
    }
}
