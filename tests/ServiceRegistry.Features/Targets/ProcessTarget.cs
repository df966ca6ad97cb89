using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.Features.Targets;

/// <summary>A real server, as its own process. It is there once it says so; a port that was taken meanwhile is changed for another.</summary>
internal abstract class ProcessTarget : Target
{
    private const int Attempts = 5;
    private Process? process;

    public override async Task StartAsync()
    {
        var said = new List<string>();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            Port = Port == 0 || attempt > 0 ? FreePort() : Port;
            if (await TryStartAsync(said))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The server did not start: {string.Join('\n', said)}");
    }

    public override async Task StopAsync()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill();
            await running.WaitForExitAsync();
            running.Dispose();
        }
    }

    /// <summary>How the server is started on <see cref="Target.Port"/>, with nothing written to disk.</summary>
    protected abstract (string File, string[] Arguments) Command { get; }

    /// <summary>What it says once it answers.</summary>
    protected abstract string ReadyWords { get; }

    private async Task<bool> TryStartAsync(List<string> said)
    {
        var (file, arguments) = Command;
        process = new Process { StartInfo = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var closed = 0;
        void Hear(object _, DataReceivedEventArgs line)
        {
            lock (said)
            {
                said.Add(line.Data ?? "");
            }

            if (line.Data?.Contains(ReadyWords, StringComparison.Ordinal) == true)
            {
                ready.TrySetResult(true);
            }
            else if (line.Data is null && Interlocked.Increment(ref closed) == 2)
            {
                ready.TrySetResult(false);
            }
        }

        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await ready.Task)
        {
            return true;
        }

        await StopAsync();
        return false;
    }

    /// <summary>One that is free for TCP and for UDP.</summary>
    private static int FreePort()
    {
        using var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)udp.Client.LocalEndPoint!).Port;
    }
}
