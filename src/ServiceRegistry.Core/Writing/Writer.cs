using System.Threading.Channels;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Writing;

/// <summary>
/// The only one that writes. It takes the commands that wait, up to a limit, applies each as a revision of its own, commits
/// them in one transaction, and only then publishes the snapshot and answers: who got an answer has a durable change. While a
/// commit is under way, the next commands are applied on top of it; if it fails, they are applied again without it.
/// </summary>
internal sealed class Writer
{
    private const int EventsPerCommit = 4096;

    private readonly IRegistryStore store;
    private readonly RegistryOptions options;
    private readonly TimeProvider time;
    private readonly IRegistryDiagnostics diagnostics;
    private readonly LeaseTable leases;
    private readonly IReadOnlyList<ICommitObserver> observers;
    private readonly CommandApplier applier;
    private readonly Channel<WriteRequest> requests;
    private RegistrySnapshot snapshot;
    private RegistryCondition? failure;

    public Writer(
        RegistrySnapshot snapshot,
        DateTimeOffset? newestEventAt,
        IRegistryStore store,
        RegistryOptions options,
        TimeProvider time,
        IRegistryDiagnostics diagnostics,
        LeaseTable leases,
        IReadOnlyList<ICommitObserver> observers)
    {
        this.snapshot = snapshot;
        this.store = store;
        this.options = options;
        this.time = time;
        this.diagnostics = diagnostics;
        this.leases = leases;
        this.observers = observers;
        applier = new(leases, time, options.NewId ?? (() => Guid.CreateVersion7(time.GetUtcNow())), newestEventAt);
        // One that is full makes callers wait: that is the back-pressure.
        requests = Channel.CreateBounded<WriteRequest>(new BoundedChannelOptions(options.WriterQueue) { SingleReader = true });
    }

    public RegistrySnapshot Snapshot => Volatile.Read(ref this.snapshot);

    /// <summary>Since when commits fail, and why; null where the last one did not.</summary>
    public RegistryCondition? Failure => Volatile.Read(ref this.failure);

    public async Task<CommandResult> ExecuteAsync(RegistryCommand command, CancellationToken cancellationToken)
    {
        if (RepeatedRegistration.Find(Snapshot, command, time.GetUtcNow(), leases) is { } known)
        {
            return known;
        }

        var request = new CommandRequest(command);
        await EnqueueAsync(request, cancellationToken);
        return await request.Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Works on the store between commits.</summary>
    public async Task RunAsync(Func<IRegistryStore, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var request = new StoreRequest(work);
        await EnqueueAsync(request, cancellationToken);
        await request.Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Tries whether the store takes changes again; what is told of the failure is as of now.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => RunAsync(
        async (store, stop) =>
        {
            try
            {
                await store.ProbeAsync(stop);
                Volatile.Write(ref this.failure, null);
            }
            catch (Exception exception)
            {
                Volatile.Write(ref this.failure, Failure is { } known ? known with { Message = exception.Message } : null);
            }
        },
        cancellationToken);

    /// <summary>Takes no more requests; <see cref="WriteAsync"/> ends when those that wait are done.</summary>
    public void Complete() => requests.Writer.TryComplete();

    /// <summary>The writer's loop.</summary>
    public async Task WriteAsync()
    {
        CommandGroup? underway = null;
        var next = new CommandGroup(Snapshot);
        while (true)
        {
            Gather(next, underway);
            if (underway is { } storing)
            {
                if (await IsToBeAwaitedAsync(storing, next))
                {
                    var isStored = await storing.Stored;
                    (underway, next) = Go(storing, next, isStored);
                }
            }
            else if (next.Requests.Count > 0)
            {
                underway = Begin(next);
                next = new CommandGroup(next.After);
            }
            else if (requests.Reader.TryPeek(out var request) && request is StoreRequest work)
            {
                requests.Reader.TryRead(out _);
                await DoAsync(work);
            }
            else if (!await requests.Reader.WaitToReadAsync(CancellationToken.None))
            {
                return;
            }
        }
    }

    private async Task EnqueueAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await requests.Writer.WriteAsync(request, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(Registry), "The registry is stopping.");
        }
    }

    private async Task DoAsync(StoreRequest request)
    {
        try
        {
            await request.Work(store, CancellationToken.None);
            request.Complete();
        }
        catch (Exception exception)
        {
            request.Fail(exception);
        }
    }

    /// <summary>Applies what waits, up to the bounds of a commit, or to what is to be done between commits.</summary>
    private void Gather(CommandGroup group, CommandGroup? underway)
    {
        while (!IsFull(group) && requests.Reader.TryPeek(out var waiting) && waiting is CommandRequest request)
        {
            requests.Reader.TryRead(out _);
            applier.Apply(request, group, underway);
        }
    }

    private bool IsFull(CommandGroup group) =>
        group.Requests.Count >= options.CommandsPerCommit || group.Commit.EventCount >= EventsPerCommit;

    private CommandGroup Begin(CommandGroup group)
    {
        group.Begun = time.GetTimestamp();
        if (!group.Commit.IsEmpty)
        {
            group.Stored = Task.Run(() => StoreAsync(group));
        }

        return group;
    }

    /// <summary>False where a command has come that can be applied while the commit goes on; true where there is nothing to do but to wait for it.</summary>
    private async Task<bool> IsToBeAwaitedAsync(CommandGroup underway, CommandGroup next)
    {
        if (underway.Stored.IsCompleted || IsFull(next))
        {
            return true;
        }

        if (!requests.Reader.TryPeek(out var waiting))
        {
            await Task.WhenAny(underway.Stored, requests.Reader.WaitToReadAsync(CancellationToken.None).AsTask());
            requests.Reader.TryPeek(out waiting);
        }

        return waiting is not CommandRequest;
    }

    /// <summary>Goes on after a commit: the next one begins before what was done is told.</summary>
    private (CommandGroup? Underway, CommandGroup Next) Go(CommandGroup done, CommandGroup next, bool isStored)
    {
        if (!isStored)
        {
            leases.Return(done.Expiring);
            return (null, applier.ApplyAgain(next, Snapshot));
        }

        var underway = next.Requests.Count > 0 ? Begin(next) : null;
        Publish(done);
        return (underway, new CommandGroup(next.After));
    }

    private async Task<bool> StoreAsync(CommandGroup group)
    {
        try
        {
            await store.CommitAsync(group.Commit.Build(group.After, group.Now), CancellationToken.None);
            Volatile.Write(ref this.failure, null);
            return true;
        }
        catch (Exception exception)
        {
            Volatile.Write(ref this.failure, new(RegistryConditionKind.StorageUnavailable, exception.Message, Failure?.Since ?? Micro.Cut(time.GetUtcNow())));
            diagnostics.CommitFailed(group.Requests.Count, exception);
            var failure = new StorageUnavailableException("The change could not be stored, and was not made.", exception);
            foreach (var request in group.Requests)
            {
                request.Fail(failure);
            }

            return false;
        }
    }

    private void Publish(CommandGroup group)
    {
        // Whoever sees an instance sees its lease.
        leases.Renew(group.Renewed, group.After);
        Volatile.Write(ref this.snapshot, group.After);
        Tell(group);
        foreach (var (request, result) in group.Answers)
        {
            request.Complete(result);
        }

        if (!group.Commit.IsEmpty)
        {
            diagnostics.Committed(group.Requests.Count, group.Commit.EventCount, time.GetElapsedTime(group.Begun));
        }
    }

    private void Tell(CommandGroup group)
    {
        if (group.Commit.EventCount == 0)
        {
            return;
        }

        foreach (var observer in observers)
        {
            try
            {
                observer.OnCommitted(group.After, group.Commit.Events);
            }
            catch (Exception exception)
            {
                // The change is durable, and its callers are told so whatever a follower makes of it.
                diagnostics.BackgroundFailed($"following a commit in {observer.GetType().Name}", exception);
            }
        }
    }
}
