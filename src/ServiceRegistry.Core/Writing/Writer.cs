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
/// them in one transaction, and only then publishes the snapshot and answers: who got an answer has a durable change.
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
    private readonly Func<Guid> newId;
    private readonly Channel<WriteRequest> requests;
    private RegistrySnapshot snapshot;
    private RegistryCondition? failure;
    private DateTimeOffset lastNow;

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
        lastNow = newestEventAt ?? DateTimeOffset.MinValue;
        this.store = store;
        this.options = options;
        this.time = time;
        this.diagnostics = diagnostics;
        this.leases = leases;
        this.observers = observers;
        newId = options.NewId ?? (() => Guid.CreateVersion7(time.GetUtcNow()));
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
        var group = new List<CommandRequest>();
        while (await requests.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (requests.Reader.TryPeek(out var next))
            {
                if (next is StoreRequest work)
                {
                    requests.Reader.TryRead(out _);
                    await DoAsync(work);
                }
                else
                {
                    await CommitAsync(group);
                }
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

    private async Task CommitAsync(List<CommandRequest> group)
    {
        var start = time.GetTimestamp();
        var before = this.snapshot;
        var now = Now();
        var commit = new CommitBuilder(before);
        var answers = new List<(CommandRequest Request, CommandResult Result)>();
        var renewed = new HashSet<Guid>();
        var expiring = new List<Guid>();
        group.Clear();

        var after = before;
        while (group.Count < options.CommandsPerCommit && commit.EventCount < EventsPerCommit
            && requests.Reader.TryPeek(out var next) && next is CommandRequest request)
        {
            requests.Reader.TryRead(out _);
            group.Add(request);
            after = Apply(request, after, now, commit, answers, renewed, expiring);
        }

        if (!commit.IsEmpty && !await StoreAsync(commit.Build(after, now), group))
        {
            leases.Return(expiring);
            return;
        }

        Publish(after, commit, renewed);
        foreach (var (request, result) in answers)
        {
            request.Complete(result);
        }

        if (!commit.IsEmpty)
        {
            diagnostics.Committed(group.Count, commit.EventCount, time.GetElapsedTime(start));
        }
    }

    private RegistrySnapshot Apply(
        CommandRequest request,
        RegistrySnapshot snapshot,
        DateTimeOffset now,
        CommitBuilder commit,
        List<(CommandRequest Request, CommandResult Result)> answers,
        HashSet<Guid> renewed,
        List<Guid> expiring)
    {
        try
        {
            var command = request.Command;
            if (command is ExpireLeases expire)
            {
                // Those renewed since they came due stay; from here on those taken cannot be renewed any more.
                var taken = leases.Take(expire.Ids, renewed);
                expiring.AddRange(taken);
                command = expire with { Ids = taken };
            }

            var transition = RegistryState.Apply(snapshot, command, now, newId);
            commit.Add(transition);
            renewed.UnionWith(transition.Renewed);
            answers.Add((request, transition.Result));
            return transition.Snapshot;
        }
        catch (Exception exception)
        {
            // A fault in a rule is its command's alone: the snapshot before it is whole.
            request.Fail(exception);
            return snapshot;
        }
    }

    private async Task<bool> StoreAsync(CommitBatch batch, List<CommandRequest> group)
    {
        try
        {
            await store.CommitAsync(batch, CancellationToken.None);
            Volatile.Write(ref this.failure, null);
            return true;
        }
        catch (Exception exception)
        {
            Volatile.Write(ref this.failure, new(RegistryConditionKind.StorageUnavailable, exception.Message, Failure?.Since ?? Micro.Cut(time.GetUtcNow())));
            diagnostics.CommitFailed(group.Count, exception);
            var failure = new StorageUnavailableException("The change could not be stored, and was not made.", exception);
            foreach (var request in group)
            {
                request.Fail(failure);
            }

            return false;
        }
    }

    private void Publish(RegistrySnapshot after, CommitBuilder commit, HashSet<Guid> renewed)
    {
        // Whoever sees an instance sees its lease.
        leases.Renew(renewed, after);
        Volatile.Write(ref this.snapshot, after);
        if (commit.EventCount == 0)
        {
            return;
        }

        foreach (var observer in observers)
        {
            try
            {
                observer.OnCommitted(after, commit.Events);
            }
            catch (Exception exception)
            {
                // The change is durable, and its callers are told so whatever a follower makes of it.
                diagnostics.BackgroundFailed($"following a commit in {observer.GetType().Name}", exception);
            }
        }
    }

    // Times of events never go back, whatever the clock does, over a restart neither.
    private DateTimeOffset Now()
    {
        var now = Micro.Cut(time.GetUtcNow());
        return lastNow = now > lastNow ? now : lastNow;
    }
}
