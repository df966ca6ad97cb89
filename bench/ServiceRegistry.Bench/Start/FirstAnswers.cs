using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Start;

/// <summary>One start of the server as users run it.</summary>
/// <param name="First">From the start of the process to the first answer.</param>
/// <param name="Processor">Processor time of the server until the second answer.</param>
/// <param name="FirstRequest">From the sending of the first request to its answer.</param>
/// <param name="SecondRequest">From the sending of the second request, after that, to its answer.</param>
internal sealed record FirstAnswers(TimeSpan First, TimeSpan Processor, TimeSpan FirstRequest, TimeSpan SecondRequest)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(1);

    /// <summary>Starts the server over a database, asks it as soon as it listens, and ends it.</summary>
    /// <param name="server">The server's assembly.</param>
    /// <param name="folder">Where the database is, or will be.</param>
    public static async Task<FirstAnswers> MeasureAsync(string server, string folder)
    {
        var address = FreeAddress();
        var program = Self.Dotnet([server]);
        program.WorkingDirectory = folder;
        program.Environment["ASPNETCORE_URLS"] = address.ToString();
        program.Environment["ConnectionStrings__Registry"] = $"Data Source={Path.Combine(folder, "registry.db")}";
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(program)!;
        process.BeginOutputReadLine();
        try
        {
            using var connection = await ConnectAsync(address, process);
            var request = new RequestTemplate(new LoadTarget("", address, "/graphql", Operations.Resolve), first: 0);
            var buffer = new byte[16 * 1024];
            var connected = Stopwatch.GetTimestamp();
            Ask();
            var first = Stopwatch.GetTimestamp();
            Ask();
            var second = Stopwatch.GetTimestamp();
            return new(
                Stopwatch.GetElapsedTime(begin, first),
                process.TotalProcessorTime,
                Stopwatch.GetElapsedTime(connected, first),
                Stopwatch.GetElapsedTime(first, second));

            void Ask()
            {
                connection.Send(request.Next());
                if (connection.Receive(ref buffer).IndexOf("\"resolve\":{"u8) < 0)
                {
                    throw new IOException("The server did not answer what it was asked.");
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<HttpConnection> ConnectAsync(Uri address, Process process)
    {
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < Patience && !process.HasExited;)
        {
            try
            {
                return new HttpConnection(address);
            }
            catch (SocketException)
            {
                // It does not listen yet.
                await Task.Delay(Retry, TimeProvider.System);
            }
        }

        throw new IOException("The server did not start.");
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }
}
