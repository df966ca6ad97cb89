namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>What one client was told from one beginning on, over all its reconnects.</summary>
/// <param name="Client">Who, for messages.</param>
/// <param name="Interest">What it asked for.</param>
internal sealed record Chain(string Client, Interest Interest)
{
    /// <summary>The revision behind which it began; null until it is told, where it began with what comes next.</summary>
    public long? Since { get; private set; }

    /// <summary>The list that it began with; null where it did not.</summary>
    public IReadOnlyDictionary<string, string>? Start { get; private set; }

    public List<ToldSet> Sets { get; } = [];

    /// <summary>The revisions that it came back with.</summary>
    public List<long> Resumed { get; } = [];

    /// <summary>Where it goes on; null where nothing is known yet.</summary>
    public long? Position => Sets.Count > 0 ? Sets[^1].Revision : Since;

    public IEnumerable<ToldEvent> Events => Sets.SelectMany(set => set.Events);

    public static Chain From(string client, Interest interest, long? since, IReadOnlyDictionary<string, string>? start = null) =>
        new(client, interest) { Since = since, Start = start };

    public void Take(ToldSet set)
    {
        Since ??= set.Revision;
        Sets.Add(set);
    }

    /// <summary>The list that it began with, with every change that it was told.</summary>
    public Dictionary<string, string> Fold()
    {
        var state = new Dictionary<string, string>(Start!);
        foreach (var change in Events)
        {
            if (change.InstanceId is not { } id)
            {
                continue;
            }

            if (change.Instance.ValueKind == System.Text.Json.JsonValueKind.Object && Interest.Holds(change.Instance))
            {
                state[id] = change.Instance.GetRawText();
            }
            else
            {
                state.Remove(id);
            }
        }

        return state;
    }

    public override string ToString() => $"{Client} since {Since}, resumed at {string.Join(' ', Resumed)}";
}
