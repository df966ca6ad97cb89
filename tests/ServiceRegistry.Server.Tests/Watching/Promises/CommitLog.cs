using System.Reflection;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>Every event that was committed, as the store got it, whatever compaction has dropped since.</summary>
internal sealed class CommitLog : IDisposable
{
    private readonly List<RegistryEvent> events = [];
    private IRegistryStore? followed;

    /// <summary>Thrown where the log is read, while it is set.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>The events after a revision.</summary>
    public IReadOnlyList<RegistryEvent> After(long revision)
    {
        lock (events)
        {
            return [.. events.Where(change => change.Revision > revision)];
        }
    }

    /// <summary>The same store, whose commits are written down here.</summary>
    public static IRegistryStore Follow(IRegistryStore store, CommitLog log)
    {
        log.followed = store;
        var follower = DispatchProxy.Create<IRegistryStore, Follower>();
        ((Follower)(object)follower).Begin(store, log);
        return follower;
    }

    public void Dispose() => (followed as IDisposable)?.Dispose();

    private async Task CommitAsync(CommitBatch batch, Task commit)
    {
        await commit;
        lock (events)
        {
            events.AddRange(batch.Events);
        }
    }

    // Made by the runtime, which derives from it.
    public class Follower : DispatchProxy
    {
        private IRegistryStore store = null!;
        private CommitLog log = null!;

        internal void Begin(IRegistryStore store, CommitLog log) => (this.store, this.log) = (store, log);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IRegistryStore.ReadEventsAsync) && log.ReadFailure is { } failure)
            {
                throw failure;
            }

            var result = targetMethod.Invoke(store, args);
            return targetMethod.Name == nameof(IRegistryStore.CommitAsync) ? log.CommitAsync((CommitBatch)args![0]!, (Task)result!) : result;
        }
    }
}
