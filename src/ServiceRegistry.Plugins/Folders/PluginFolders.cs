using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Loading;

namespace ServiceRegistry.Plugins.Folders;

/// <summary>Keeps the table as the folders are: loads what came, replaces what changed, lets go what went.</summary>
internal sealed class PluginFolders(PluginOptions options, TimeProvider time, PluginLoader loader, PluginTable table, Action publish) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly StillFolders folders = new(options.Path, time);
    private readonly Dictionary<string, string> pluginOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> failureOf = new(StringComparer.Ordinal);

    /// <summary>Acts on every folder that changed and has then stayed as it is.</summary>
    /// <param name="still">For how long.</param>
    /// <param name="letGo">Unloads a plugin that was taken out of the table, without being waited for.</param>
    /// <param name="cancellationToken">Stops between two folders.</param>
    /// <returns>After what time the next folder may be acted on; null where none has changed.</returns>
    public async Task<TimeSpan?> FollowAsync(TimeSpan still, Action<LoadedPlugin> letGo, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await ActAsync(still, letGo, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The same at once, and with what is quarantined loaded anew.</summary>
    public async Task ReloadAsync(Action<LoadedPlugin> letGo, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var name in table.Quarantined())
            {
                folders.Forget(pluginOf.FirstOrDefault(entry => entry.Value == name).Key ?? name);
            }

            await ActAsync(TimeSpan.Zero, letGo, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Loads one folder, wherever it is.</summary>
    public async Task LoadAsync(string folder, Action<LoadedPlugin> letGo, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
            await LoadAsync(new ChangedFolder(path, IsGone: false), letGo, cancellationToken);
            publish();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<TimeSpan?> ActAsync(TimeSpan still, Action<LoadedPlugin> letGo, CancellationToken cancellationToken)
    {
        var changed = folders.Take(still, out var next);
        foreach (var folder in changed)
        {
            await (folder.IsGone ? RemoveAsync(folder, letGo) : LoadAsync(folder, letGo, cancellationToken));
        }

        if (changed.Count > 0)
        {
            publish();
        }

        return next;
    }

    private Task RemoveAsync(ChangedFolder folder, Action<LoadedPlugin> letGo)
    {
        ForgetFailure(folder);
        if (pluginOf.Remove(folder.Name, out var name) && table.BeginUnload(name) is { } plugin)
        {
            letGo(plugin);
        }

        return Task.CompletedTask;
    }

    private async Task LoadAsync(ChangedFolder folder, Action<LoadedPlugin> letGo, CancellationToken cancellationToken)
    {
        ForgetFailure(folder);

        // Its constructors are a stranger's code: they may also never return.
        var loading = Task.Run(() => loader.Load(folder.Path), CancellationToken.None);
        try
        {
            var plugin = await loading.WaitAsync(options.LoadTimeout, time, cancellationToken);
            var old = pluginOf.GetValueOrDefault(folder.Name);
            if (table.Conflict(plugin, old) is { } conflict)
            {
                var unloaded = await plugin.UnloadAsync(options.DrainTimeout, time);
                throw new PluginLoadException(unloaded.Fault is { } fault ? $"{conflict}\n{fault}" : conflict);
            }

            var replaced = table.Add(plugin, old);
            pluginOf[folder.Name] = plugin.Name;
            if (replaced is not null)
            {
                letGo(replaced);
            }
        }
        catch (PluginLoadException e)
        {
            Fail(folder, e.InFull);
        }
        catch (TimeoutException)
        {
            Fail(folder, $"The plugin did not finish loading within {DurationWords.Of(options.LoadTimeout)}.");
            _ = loading.ContinueWith(late => late.Result.UnloadAsync(TimeSpan.Zero, time), CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(folder, "The plugin's folder could not be read.\n" + e);
        }
    }

    private void Fail(ChangedFolder folder, string error) => failureOf[folder.Name] = table.AddFailed(folder.Name, error);

    private void ForgetFailure(ChangedFolder folder)
    {
        if (failureOf.Remove(folder.Name, out var listed))
        {
            table.RemoveFailed(listed);
        }
    }
}
