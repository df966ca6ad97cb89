using System.Diagnostics;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>A disk that takes nothing more: writes are refused, the rest goes on, and it passes.</summary>
public sealed class FullDiskTests
{
    [PrlimitFact]
    public async Task Writes_are_refused_while_the_disk_fails_reads_go_on_and_it_recovers_by_itself()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartOnFailingDiskAsync(data.Folder);

        await ShouldSurviveAsync(server, full: () => server.LimitFilesAsync(0), room: () => server.LimitFilesAsync(null), "registry.db gives errors");

        if (FaultForm.IsLong)
        {
            await OnFullFileSystemAsync();
        }
    }

    [PrlimitFact]
    public async Task While_the_disk_fails_the_server_is_not_ready_all_the_time()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartOnFailingDiskAsync(data.Folder);
        await server.LimitFilesAsync(0);
        (await server.RegisterAsync("during")).ErrorCodes.ShouldBe(["STORAGE_UNAVAILABLE"]);

        // The store is tried once a second.
        var start = Stopwatch.GetTimestamp();
        do
        {
            await server.ShouldNotBeReadyAsync("registry.db gives errors");
        }
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(3));

        await server.LimitFilesAsync(null);
        await server.BecomesReadyAsync();
        (await server.RegisterAsync("after")).Errors.ShouldBeEmpty();
    }

    [PrlimitFact]
    public async Task While_the_disk_fails_results_of_checks_are_read_up_to_the_last_and_are_kept()
    {
        using var data = new DataFolder();
        string check;
        await using (var server = await ServerProcess.StartOnFailingDiskAsync(data.Folder))
        {
            check = await server.RegisterReportedAsync();
            await server.ReportAsync(check, "before");
            await server.LimitFilesAsync(0);

            await server.ReportAsync(check, "during");

            (await server.OutputsAsync(check)).ShouldBe(["during", "before"]);
            await server.LimitFilesAsync(null);
            await server.BecomesReadyAsync();
            await server.ReportAsync(check, "after");
            await server.StopAsync();
        }

        await using var next = await ServerProcess.StartAsync(data.Folder);
        (await next.OutputsAsync(check)).ShouldBe(["after", "during", "before"]);
    }

    /// <summary>In the long form alone: mounting needs rights that may be missing elsewhere.</summary>
    private static async Task OnFullFileSystemAsync()
    {
        using var data = new DataFolder();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=4m", "none", data.Folder.FullName);
        try
        {
            await using var server = await ServerProcess.StartAsync(data.Folder);
            var filler = Path.Combine(data.Folder.FullName, "filler");
            await ShouldSurviveAsync(server, full: () => FillAsync(filler), room: () => RunAsync("rm", filler), "no room left");
        }
        finally
        {
            await RunAsync("umount", data.Folder.FullName);
        }
    }

    private static async Task ShouldSurviveAsync(ServerProcess server, Func<Task> full, Func<Task> room, string words)
    {
        await using var socket = await GraphQLSocket.ConnectAsync(server.Address);
        await socket.SubscribeAsync("subscription { onRegistryChanged(since: 0) { revision events { instanceKey } } }");
        (await server.RegisterAsync("before")).Errors.ShouldBeEmpty();

        await full();
        (await server.RegisterAsync("during", size: 64)).ErrorCodes.ShouldBe(["STORAGE_UNAVAILABLE"]);

        await server.ShouldGoOnReadingAsync(1);
        await server.ShouldNotBeReadyAsync(words);

        await room();
        await server.BecomesReadyAsync();
        (await server.RegisterAsync("after")).Errors.ShouldBeEmpty();
        await socket.Messages.WaitForAsync(messages => messages.FirstOrDefault(message => message.Text.Contains("\"after\"", StringComparison.Ordinal)), "the change");
        socket.Messages.Items.ShouldNotContain(message => message.Text.Contains("\"during\"", StringComparison.Ordinal));
        server.Output.ShouldNotContain("Unhandled exception");
    }

    private static async Task FillAsync(string path)
    {
        await using var filler = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                await filler.WriteAsync(page);
            }
        }
        catch (IOException)
        {
            // Not one page more fits.
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync().WaitAsync(Observed<string>.Patience);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}");
    }
}
