using System.Diagnostics;
using System.Runtime.Versioning;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>Data that the server may read and not write.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ReadOnlyTests
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    private const UnixFileMode Writable = Readable | UnixFileMode.UserWrite;

    [UnprivilegedFact]
    public async Task A_start_on_what_it_may_not_write_is_refused_in_words()
    {
        using var data = new DataFolder();
        using (Only(data.Folder.FullName))
        {
            (await ServerProcess.RefusedUnprivilegedAsync(data.Folder)).ShouldContain(
                $"The lock file {data.Database}.lock cannot be written. Let the server's user write to that folder.");
        }

        await using (var server = await ServerProcess.StartUnprivilegedAsync(data.Folder))
        {
            (await server.RegisterAsync("a")).Errors.ShouldBeEmpty();
            await server.KillAsync();
        }

        await ShouldBeRefusedAsync(data, data.Database + "-shm");
        await using (var server = await ServerProcess.StartUnprivilegedAsync(data.Folder))
        {
            (await server.StopAsync()).ShouldBe(0, server.Output);
        }

        await ShouldBeRefusedAsync(data, data.Database);
        await ShouldBeRefusedAsync(data, data.Folder.FullName);
        await using var again = await ServerProcess.StartUnprivilegedAsync(data.Folder);
        (await again.CountAsync()).ShouldBe(1);
    }

    /// <summary>Permissions are looked at when a file is opened: what the server has open it goes on writing, and history is read as before.</summary>
    [UnprivilegedFact]
    public async Task Permissions_that_are_taken_away_while_it_runs_stop_nothing()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartUnprivilegedAsync(data.Folder);
        (await server.RegisterAsync("before")).Errors.ShouldBeEmpty();
        using (Only(data.Folder.FullName, data.Database, data.Database + "-wal", data.Database + "-shm"))
        {
            (await server.RegisterAsync("during")).Errors.ShouldBeEmpty();
            await server.ShouldGoOnReadingAsync(2);
        }

        if (FaultForm.IsLong)
        {
            await ShouldSurviveAsync(server, data);
        }
    }

    private static async Task ShouldBeRefusedAsync(DataFolder data, string path)
    {
        using (Only(path))
        {
            (await ServerProcess.RefusedUnprivilegedAsync(data.Folder)).ShouldContain(
                $"The database {data.Database} cannot be opened for writing. Let the server's user write to it and to its folder.");
        }
    }

    /// <summary>As a file system that the kernel has made read-only does to files that are open. Not every file system and user can do it.</summary>
    private static async Task ShouldSurviveAsync(ServerProcess server, DataFolder data)
    {
        await ChangeAsync("+i", data);
        try
        {
            (await server.RegisterAsync("refused")).ErrorCodes.ShouldBe(["STORAGE_UNAVAILABLE"]);
            await server.ShouldGoOnReadingAsync(2);
            await server.ShouldNotBeReadyAsync("registry.db");
        }
        finally
        {
            await ChangeAsync("-i", data);
        }

        await server.BecomesReadyAsync();
        (await server.RegisterAsync("after")).Errors.ShouldBeEmpty();
        await server.ShouldGoOnReadingAsync(3);
    }

    private static async Task ChangeAsync(string attribute, DataFolder data)
    {
        using var chattr = Process.Start("chattr", [attribute, data.Database, data.Database + "-wal"]);
        await chattr.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
        chattr.ExitCode.ShouldBe(0);
    }

    private static ReadOnlyPaths Only(params string[] paths) => new(paths);

    /// <summary>Paths that may be read and not written, until it is disposed.</summary>
    private sealed class ReadOnlyPaths : IDisposable
    {
        private readonly string[] paths;

        public ReadOnlyPaths(string[] paths)
        {
            this.paths = paths;
            SetModes(Readable);
        }

        public void Dispose() => SetModes(Writable);

        private void SetModes(UnixFileMode mode)
        {
            foreach (var path in paths)
            {
                File.SetUnixFileMode(path, mode);
            }
        }
    }
}
