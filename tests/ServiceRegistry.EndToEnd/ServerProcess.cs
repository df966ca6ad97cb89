using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ServiceRegistry.EndToEnd;

/// <summary>The built server as a process of its own, on a free port.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Observed<string> lines = new();
    private readonly TaskCompletionSource printed = new();
    private GraphQLClient? client;

    private ServerProcess(DirectoryInfo data, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data.FullName,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ConnectionStrings__Registry"] = $"Data Source={Path.Combine(data.FullName, "registry.db")}",
            },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public GraphQLClient Client => client ?? throw new InvalidOperationException("The server is not started.");

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The time that processors have worked for it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public string Output => string.Join('\n', lines.Items);

    /// <summary>The server that was built with these tests, in the same configuration.</summary>
    private static string Assembly
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Repository.Folder("src", "ServiceRegistry.Server", "bin"), framework.Parent!.Name, framework.Name, "ServiceRegistry.Server.dll");
        }
    }

    /// <summary>Starts a server on the data of a folder, and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(DirectoryInfo data, params KeyValuePair<string, string>[] settings)
    {
        var server = new ServerProcess(data, settings);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Starts a server that has to refuse, and gives what it said.</summary>
    public static async Task<string> RefusedAsync(DirectoryInfo data, params KeyValuePair<string, string>[] settings)
    {
        await using var server = new ServerProcess(data, settings);
        await server.process.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
        await server.printed.Task.WaitAsync(Observed<string>.Patience);
        server.process.ExitCode.ShouldNotBe(0, server.Output);
        return server.Output;
    }

    /// <summary>kill -9</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        var line = await lines.WaitForAsync(
            all => all.FirstOrDefault(candidate => Listening().IsMatch(candidate)) ?? (process.HasExited ? "exited" : null),
            "the server's address");
        Address = new Uri(Listening().Match(line) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"The server ended:\n{Output}"));
        client = new GraphQLClient(Address);
        using var ready = await client.Http.GetAsync("/readyz");
        ready.EnsureSuccessStatusCode();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Add(line);
        }
        else
        {
            printed.TrySetResult();
            lines.Add("");
        }
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
