using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ServiceRegistry.Bench.Run;

/// <summary>A program of the system's that something is held against, with a folder of its own.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(20);

    private readonly Process process;
    private readonly DirectoryInfo folder;

    private PeerProcess(Process process, DirectoryInfo folder) => (this.process, this.folder) = (process, folder);

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static bool IsThere(string program) => Folders().Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>An address of this machine, with a port that nobody listens on.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener.LocalEndpoint.ToString()!;
    }

    public static PeerProcess Start(string program, IEnumerable<string> arguments, DirectoryInfo folder)
    {
        var path = Folders().Select(place => Path.Combine(place, program)).First(File.Exists);
        return new(Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardError = false, UseShellExecute = false })!, folder);
    }

    public async Task IsReadyAsync(Func<Task<HttpResponseMessage>> ask)
    {
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < Patience && !process.HasExited;)
        {
            try
            {
                using var answer = await ask();
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Retry, TimeProvider.System);
        }

        throw new IOException($"{process.StartInfo.FileName} did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    // Debian has servers where not every user looks for programs.
    private static IEnumerable<string> Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");
}
