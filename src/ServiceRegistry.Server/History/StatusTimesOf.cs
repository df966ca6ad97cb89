using ServiceRegistry.Core.History;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.History;

/// <summary>How long the objects of a page had which status.</summary>
internal static class StatusTimesOf
{
    /// <summary>Reads what is asked of some objects, together what is asked of one window and snapshot.</summary>
    public static async Task<IReadOnlyDictionary<HistoryOf<T>, StatusTimes>> LoadAsync<T>(
        IReadOnlyList<HistoryOf<T>> keys, Func<IReadOnlyList<T>, TimeSpan, RegistrySnapshot, Task<IReadOnlyDictionary<T, StatusTimes>>> read)
        where T : notnull
    {
        var result = new Dictionary<HistoryOf<T>, StatusTimes>();
        foreach (var alike in keys.GroupBy(key => (key.Window, key.Snapshot)))
        {
            var times = await read([.. alike.Select(key => key.Object)], alike.Key.Window, alike.Key.Snapshot);
            foreach (var key in alike)
            {
                result.Add(key, times[key.Object]);
            }
        }

        return result;
    }
}

/// <summary>What is asked of the history.</summary>
/// <param name="Object">Of which object.</param>
/// <param name="Window">How far back.</param>
/// <param name="Snapshot">What the asker sees.</param>
internal readonly record struct HistoryOf<T>(T Object, TimeSpan Window, RegistrySnapshot Snapshot);
