namespace ServiceRegistry.Plugins.Folders;

/// <summary>
/// Follows the plugins folder while the server runs. The file system's notice makes it quick; looking twice a second makes it sure, where
/// a file system gives no notice or the folder is made later.
/// </summary>
internal sealed class PluginFolderWatch(string path, Func<CancellationToken, Task<TimeSpan?>> follow, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim notice = new(0, 1);
    private Task run = Task.CompletedTask;

    /// <param name="failed">Told what went wrong in one look; the next one comes all the same.</param>
    public void Start(Action<Exception> failed) => run = Task.Run(() => RunAsync(failed));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        notice.Dispose();
    }

    private async Task RunAsync(Action<Exception> failed)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                watcher ??= Watch();
                var next = await LookAsync(failed);
                await WaitAsync(next < Poll ? next.Value : Poll);
            }
        }
        finally
        {
            watcher?.Dispose();
        }
    }

    private async Task<TimeSpan?> LookAsync(Action<Exception> failed)
    {
        try
        {
            return await follow(stop.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            failed(e);
            return null;
        }
    }

    private async Task WaitAsync(TimeSpan atMost)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        await Task.WhenAny(Task.Delay(atMost, time, wait.Token), notice.WaitAsync(wait.Token));
        await wait.CancelAsync();
    }

    private FileSystemWatcher? Watch()
    {
        if (!Directory.Exists(path))
        {
            return null;
        }

        var watcher = new FileSystemWatcher();
        watcher.Changed += Notice;
        watcher.Created += Notice;
        watcher.Deleted += Notice;
        watcher.Renamed += Notice;
        try
        {
            watcher.Path = path;
            watcher.IncludeSubdirectories = true;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            // The system has no more notices to give (on Linux the user's inotify instances), or the folder went: looking is enough.
            watcher.Dispose();
            return null;
        }
    }

    private void Notice(object sender, FileSystemEventArgs e)
    {
        try
        {
            notice.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // It is known already, or the watch has ended.
        }
    }
}
