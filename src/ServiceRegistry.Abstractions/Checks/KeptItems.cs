namespace ServiceRegistry.Abstractions;

/// <summary>What is kept between runs, at most one of a key. One that is not used for some time is closed.</summary>
internal sealed class KeptItems<TKey, TItem> : IAsyncDisposable
    where TKey : notnull
    where TItem : class, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, (TItem Item, long Since)> items = [];
    private readonly List<Exception> faults = [];
    private readonly TimeProvider time;
    private readonly TimeSpan keepFor;
    private readonly PeriodicTimer timer;
    private readonly Task sweeping;
    private bool isClosed;

    public KeptItems(TimeProvider time, TimeSpan keepFor)
    {
        (this.time, this.keepFor) = (time, keepFor);
        timer = new PeriodicTimer(keepFor / 2, time);
        sweeping = SweepAsync();
    }

    /// <summary>Takes it out: it serves one run at a time.</summary>
    public TItem? Take(TKey key)
    {
        lock (gate)
        {
            return items.Remove(key, out var kept) ? kept.Item : null;
        }
    }

    /// <returns>False where it is not kept: it is closed already, or there is one of the key.</returns>
    public bool Keep(TKey key, TItem item)
    {
        lock (gate)
        {
            return !isClosed && items.TryAdd(key, (item, time.GetTimestamp()));
        }
    }

    /// <exception cref="AggregateException">What failed while it was closed, since the beginning.</exception>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isClosed = true;
        }

        timer.Dispose();
        await sweeping;
        await CloseAsync(_ => true);
        if (faults.Count > 0)
        {
            throw new AggregateException(faults);
        }
    }

    // Told at the end: there is nobody else to tell. Of one that always fails a few are enough.
    private void Remember(Exception fault)
    {
        if (faults.Count < 10)
        {
            faults.Add(fault);
        }
    }

    private async Task SweepAsync()
    {
        while (await timer.WaitForNextTickAsync())
        {
            await CloseAsync(since => time.GetElapsedTime(since) >= keepFor);
        }
    }

    private async Task CloseAsync(Func<long, bool> isDue)
    {
        List<TItem> due = [];
        lock (gate)
        {
            foreach (var (key, kept) in items.Where(kept => isDue(kept.Value.Since)).ToList())
            {
                items.Remove(key);
                due.Add(kept.Item);
            }
        }

        foreach (var item in due)
        {
            try
            {
                await item.DisposeAsync();
            }
            catch (Exception e)
            {
                Remember(e);
            }
        }
    }
}
