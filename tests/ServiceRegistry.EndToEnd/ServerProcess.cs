using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceRegistry.EndToEnd;

/// <summary>The built server as a process of its own, on a free port.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Observed<string> lines = new();
    private readonly TaskCompletionSource printed = new();
    private GraphQLClient? client;

    private ServerProcess(DirectoryInfo data, IEnumerable<KeyValuePair<string, string>> settings, params string[] launcher)
        : this(data, settings, launcher, Built("src", "ServiceRegistry.Server"))
    {
    }

    private ServerProcess(DirectoryInfo data, IEnumerable<KeyValuePair<string, string>> settings, string[] launcher, params string[] program)
    {
        string[] command = [.. launcher, "dotnet", .. program];
        var start = new ProcessStartInfo(command[0], command[1..])
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

    /// <summary>The memory that it has, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The files that it has loaded, as the kernel lists them: assemblies among them.</summary>
    public string LoadedFiles => File.ReadAllText($"/proc/{process.Id}/maps");

    private static string KilledServer => Built("tests", "KilledServer");

    public string Output => string.Join('\n', lines.Items);

    /// <summary>Root itself without what it may do beyond its files' permissions: another user could not read a build below /root.</summary>
    private static string[] Unprivileged => Environment.IsPrivilegedProcess ? ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] : [];

    /// <summary>Starts a server on the data of a folder, and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(DirectoryInfo data, params KeyValuePair<string, string>[] settings)
    {
        var server = new ServerProcess(data, settings);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Starts one that is refused what the permissions of a file refuse it, also where this process is root.</summary>
    public static async Task<ServerProcess> StartUnprivilegedAsync(DirectoryInfo data, params KeyValuePair<string, string>[] settings)
    {
        var server = new ServerProcess(data, settings, Unprivileged);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Starts one that kills itself when it comes to a point so many times.</summary>
    public static async Task<ServerProcess> StartKilledAsync(DirectoryInfo data, string point, int times, params KeyValuePair<string, string>[] settings)
    {
        var server = Killed(data, point, times, settings);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Runs one that comes to the point before it is ready.</summary>
    public static async Task RunKilledAsync(DirectoryInfo data, string point)
    {
        await using var server = Killed(data, point, 1, []);
        await server.EndedAsync();
    }

    /// <summary>Makes a database as the first version left it.</summary>
    public static async Task MakeOldDatabaseAsync(string file)
    {
        using var maker = Process.Start("dotnet", [KilledServer, "old-database", file]);
        await maker.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
        maker.ExitCode.ShouldBe(0);
    }

    /// <summary>Starts one that outlives a write beyond <see cref="LimitFilesAsync"/>, which then fails as on a disk that does.</summary>
    public static async Task<ServerProcess> StartOnFailingDiskAsync(DirectoryInfo data)
    {
        var server = new ServerProcess(data, [], "env", "--ignore-signal=XFSZ");
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Starts a server that has to refuse, and gives what it said.</summary>
    public static Task<string> RefusedAsync(DirectoryInfo data, params KeyValuePair<string, string>[] settings) =>
        RefusedAsync(new ServerProcess(data, settings));

    /// <summary>The same of one as <see cref="StartUnprivilegedAsync"/> starts it.</summary>
    public static Task<string> RefusedUnprivilegedAsync(DirectoryInfo data) => RefusedAsync(new ServerProcess(data, [], Unprivileged));

    /// <summary>kill -9</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits until it has killed itself.</summary>
    public async Task EndedAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
        process.ExitCode.ShouldBe(128 + 9, Output);
    }

    /// <summary>Sends SIGTERM, and gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
        return process.ExitCode;
    }

    /// <summary>Bounds the size of the files that it writes, as a disk that is full or fails does; null takes the bound away.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        var limit = bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";
        using var prlimit = Process.Start("prlimit", ["--pid", process.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={limit}:unlimited"]);
        await prlimit.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
        prlimit.ExitCode.ShouldBe(0);
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

    private static async Task<string> RefusedAsync(ServerProcess refused)
    {
        await using var server = refused;
        await server.process.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
        await server.printed.Task.WaitAsync(Observed<string>.Patience);
        server.process.ExitCode.ShouldNotBe(0, server.Output);
        return server.Output;
    }

    private static ServerProcess Killed(DirectoryInfo data, string point, int times, KeyValuePair<string, string>[] settings) =>
        new(data, settings, [], KilledServer, point, times.ToString(CultureInfo.InvariantCulture));

    private async Task WaitUntilReadyAsync()
    {
        try
        {
            await ListensAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task ListensAsync()
    {
        var line = await lines.WaitForAsync(
            all => all.FirstOrDefault(candidate => Listening().IsMatch(candidate)) ?? (process.HasExited ? "exited" : null),
            "the server's address");
        Address = new Uri(Listening().Match(line) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"The server ended:\n{Output}"));
        client = new GraphQLClient(Address);
        using var ready = await client.Http.GetAsync("/readyz");
        ready.EnsureSuccessStatusCode();
    }

    /// <summary>What was built with these tests, in the same configuration.</summary>
    private static string Built(string folder, string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Repository.Folder(folder, project, "bin"), framework.Parent!.Name, framework.Name, $"{project}.dll");
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
