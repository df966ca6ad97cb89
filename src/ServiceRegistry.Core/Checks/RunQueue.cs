namespace ServiceRegistry.Core.Checks;

/// <summary>
/// Bounds how many runs go on, in all and for each host; the rest waits its turn. One host that answers slowly holds up its own
/// checks alone. Not safe for several threads.
/// </summary>
internal sealed class RunQueue<TRun>(int maxRunning, int maxPerHost, Action<TRun> start)
{
    private readonly Queue<(string Host, TRun Run)> ready = new();
    private readonly Dictionary<string, HostRuns> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many runs go on.</summary>
    public int Running { get; private set; }

    /// <summary>How many wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether runs wait for nothing but a place among all.</summary>
    public bool IsFull => ready.Count > 0;

    /// <summary>Starts a run as soon as the bounds allow.</summary>
    public void Add(string host, TRun run)
    {
        if (!hosts.TryGetValue(host, out var runs))
        {
            hosts[host] = runs = new();
        }

        Waiting++;
        if (runs.Admitted < maxPerHost)
        {
            runs.Admitted++;
            ready.Enqueue((host, run));
            StartReady();
        }
        else
        {
            runs.Waiting.Enqueue(run);
        }
    }

    /// <summary>A run of this host has ended: its place goes to the next one.</summary>
    public void End(string host)
    {
        Running--;
        var runs = hosts[host];
        if (runs.Waiting.TryDequeue(out var next))
        {
            ready.Enqueue((host, next));
        }
        else if (--runs.Admitted == 0)
        {
            hosts.Remove(host);
        }

        StartReady();
    }

    private void StartReady()
    {
        while (Running < maxRunning && ready.TryDequeue(out var next))
        {
            Running++;
            Waiting--;
            start(next.Run);
        }
    }

    private sealed class HostRuns
    {
        /// <summary>Those that run, or are next.</summary>
        public int Admitted { get; set; }

        public Queue<TRun> Waiting { get; } = new();
    }
}
