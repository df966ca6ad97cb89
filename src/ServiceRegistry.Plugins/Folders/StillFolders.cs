namespace ServiceRegistry.Plugins.Folders;

/// <summary>Tells which folders under a path are not as they were when they were last acted on, once nobody writes to them any more.</summary>
internal sealed class StillFolders(string path, TimeProvider time)
{
    private readonly Dictionary<string, string> actedOn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? State, long Since)> changing = new(StringComparer.Ordinal);

    /// <param name="still">How long a folder must have stayed as it is.</param>
    /// <param name="next">After what time the next one will have; null where none has changed.</param>
    /// <returns>Those that are to be acted on, by their names; each is told once.</returns>
    public IReadOnlyList<ChangedFolder> Take(TimeSpan still, out TimeSpan? next)
    {
        next = null;
        var due = new List<ChangedFolder>();
        if (Present() is not { } present)
        {
            return due;
        }

        foreach (var name in present.Keys.Union(actedOn.Keys).Union(changing.Keys).Order(StringComparer.Ordinal).ToList())
        {
            var state = present.GetValueOrDefault(name);
            if (state == actedOn.GetValueOrDefault(name))
            {
                changing.Remove(name);
                continue;
            }

            if (!changing.TryGetValue(name, out var seen) || seen.State != state)
            {
                changing[name] = seen = (state, time.GetTimestamp());
            }

            var left = still - time.GetElapsedTime(seen.Since);
            if (left > TimeSpan.Zero)
            {
                next = next < left ? next : left;
            }
            else
            {
                due.Add(Settle(name, state));
            }
        }

        return due;
    }

    /// <summary>Has a folder told once more, as if it had changed.</summary>
    public void Forget(string name)
    {
        if (actedOn.ContainsKey(name))
        {
            actedOn[name] = "forgotten";
        }
    }

    private ChangedFolder Settle(string name, string? state)
    {
        changing.Remove(name);
        if (state is null)
        {
            actedOn.Remove(name);
        }
        else
        {
            actedOn[name] = state;
        }

        return new ChangedFolder(Path.Combine(path, name), state is null);
    }

    // Null where the path cannot be read for now: nothing is known then, least of all that plugins are gone.
    private Dictionary<string, string?>? Present()
    {
        try
        {
            return Directory.Exists(path)
                ? Directory.GetDirectories(path)
                    .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
                    .ToDictionary(folder => Path.GetFileName(folder), FolderState.Of, StringComparer.Ordinal)
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>A folder that is not as it was.</summary>
/// <param name="Path">Its path.</param>
/// <param name="IsGone">Whether it was removed.</param>
internal sealed record ChangedFolder(string Path, bool IsGone)
{
    /// <summary>Its name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
