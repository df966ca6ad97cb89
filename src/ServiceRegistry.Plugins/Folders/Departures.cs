using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Running;

namespace ServiceRegistry.Plugins.Folders;

/// <summary>
/// Plugins that were let go, until nothing holds them any more. Collections are waited for, never forced: what has survived a few full
/// ones is held by somebody, and is told.
/// </summary>
internal sealed class Departures
{
    private const int FullCollections = 3;

    private readonly Lock gate = new();
    private readonly List<Departure> departures = [];

    /// <param name="plugin">As what it was listed.</param>
    /// <param name="runs">Its runs, which may not have ended.</param>
    /// <param name="trace">Dies once nothing holds it any more.</param>
    /// <param name="copy">The copy that it was loaded from.</param>
    public void Add(PluginInfo plugin, RunGate runs, WeakReference trace, string? copy)
    {
        lock (gate)
        {
            departures.Add(new Departure(plugin, runs, trace, GC.CollectionCount(2), copy));
        }
    }

    /// <summary>Forgets those that are gone.</summary>
    /// <param name="remove">Removes the copy that such a plugin was loaded from.</param>
    /// <returns>Whether <see cref="Held"/> is another than before.</returns>
    public bool Look(Action<string> remove)
    {
        lock (gate)
        {
            var changed = false;
            foreach (var departure in departures.ToList())
            {
                if (!departure.Trace.IsAlive)
                {
                    departures.Remove(departure);
                    if (departure.Copy is { } copy)
                    {
                        remove(copy);
                    }

                    changed |= departure.IsHeld;
                }
                else if (!departure.IsHeld && GC.CollectionCount(2) - departure.Begun >= FullCollections)
                {
                    departure.IsHeld = changed = true;
                }
            }

            return changed;
        }
    }

    /// <summary>Those that something holds.</summary>
    public IReadOnlyList<PluginInfo> Held()
    {
        lock (gate)
        {
            return [.. departures.Where(departure => departure.IsHeld).Select(departure => departure.Plugin with
            {
                State = PluginState.Unloading,
                Error = Reason(departure.Runs.Running),
            })];
        }
    }

    private static string Reason(int runs) => runs switch
    {
        0 => "It was unloaded, but something still holds it: a thread, a timer or a static event that it left behind. Its memory stays taken.",
        1 => "It was unloaded, but one of its runs has not ended. Its memory, and maybe a thread, stays taken until it has.",
        _ => $"It was unloaded, but {runs} of its runs have not ended. Its memory, and maybe a thread for each of them, stays taken until they have.",
    };

    private sealed record Departure(PluginInfo Plugin, RunGate Runs, WeakReference Trace, int Begun, string? Copy)
    {
        public bool IsHeld { get; set; }
    }
}
