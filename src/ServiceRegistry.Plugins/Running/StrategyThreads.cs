namespace ServiceRegistry.Plugins.Running;

/// <summary>
/// Runs the code of strategies on threads of the pool, yet on no more of them than twice the processors: whatever is beyond that gets a
/// thread of its own. Code that does not block hardly ever comes to that; code that does would take the pool's threads one after the
/// other, and with them those of everybody else and of their timers. What follows an await counts too, unless the strategy lets it run
/// anywhere (ConfigureAwait).
/// </summary>
internal sealed class StrategyThreads : TaskScheduler
{
    private static readonly int MostOfThePool = 2 * Environment.ProcessorCount;
    private static bool isPoolWider;

    [ThreadStatic]
    private static bool isRunning;

    private int ofThePool;

    /// <summary>Begins a run.</summary>
    public Task<TResult> Run<TResult>(Func<Task<TResult>> run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Begins what gives nothing.</summary>
    public Task Run(Func<Task> run) => Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    protected override void QueueTask(Task task)
    {
        if (Volatile.Read(ref ofThePool) < MostOfThePool)
        {
            // Behind what waits already: many runs that are due together would otherwise go before everybody's requests.
            ThreadPool.UnsafeQueueUserWorkItem(static item => item.Threads.ExecuteOnPool(item.Task), (Threads: this, Task: task), preferLocal: false);
        }
        else
        {
            ExecuteOnItsOwn(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        isRunning ? TryExecuteTask(task) : Thread.CurrentThread.IsThreadPoolThread && TryExecuteOnPool(task);

    /// <summary>For debuggers: what waits is in the queue of the pool.</summary>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void ExecuteOnPool(Task task)
    {
        // Those before it in the queue may have taken all places by now.
        if (!TryExecuteOnPool(task))
        {
            ExecuteOnItsOwn(task);
        }
    }

    /// <returns>Whether there was a place.</returns>
    private bool TryExecuteOnPool(Task task)
    {
        if (Interlocked.Increment(ref ofThePool) > MostOfThePool)
        {
            Interlocked.Decrement(ref ofThePool);
            return false;
        }

        Execute(task);
        Interlocked.Decrement(ref ofThePool);
        return true;
    }

    private void ExecuteOnItsOwn(Task task)
    {
        if (!Interlocked.Exchange(ref isPoolWider, true))
        {
            // Once strategies hold all that they may, the others are to find as many threads as without them, and not one in half a second.
            ThreadPool.GetMinThreads(out var workers, out var completions);
            ThreadPool.SetMinThreads(workers + MostOfThePool, completions);
        }

        new Thread(() => Execute(task)) { IsBackground = true, Name = "strategy" }.UnsafeStart();
    }

    private void Execute(Task task)
    {
        isRunning = true;
        TryExecuteTask(task);
        isRunning = false;
    }
}
