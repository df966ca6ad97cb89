using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.State;

/// <summary>The named calls of the last hour (CONTRACT.md, 18).</summary>
internal sealed class OperationMemory
{
    /// <summary>How long a call is remembered.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromHours(1);

    private readonly ImmutableDictionary<(string, string, string), RememberedOperation> byName;
    private readonly ImmutableQueue<RememberedOperation> byAge;

    private OperationMemory(
        ImmutableDictionary<(string, string, string), RememberedOperation> byName, ImmutableQueue<RememberedOperation> byAge)
    {
        this.byName = byName;
        this.byAge = byAge;
    }

    public static OperationMemory Empty { get; } = new(ImmutableDictionary<(string, string, string), RememberedOperation>.Empty, []);

    public int Count => this.byName.Count;

    /// <summary>The call of this name, where it was made less than an hour ago.</summary>
    public RememberedOperation? Find(OperationId id, DateTimeOffset now) =>
        this.byName.GetValueOrDefault(Name(id)) is { } operation && operation.At > now - Span ? operation : null;

    /// <summary>With one more, and without those that are too old.</summary>
    public OperationMemory With(RememberedOperation operation, DateTimeOffset now)
    {
        var (byName, byAge) = (this.byName, this.byAge);
        while (!byAge.IsEmpty && byAge.Peek().At <= now - Span)
        {
            byAge = byAge.Dequeue(out var old);
            if (ReferenceEquals(byName.GetValueOrDefault(Name(old.Id)), old))
            {
                byName = byName.Remove(Name(old.Id));
            }
        }

        return new(byName.SetItem(Name(operation.Id), operation), byAge.Enqueue(operation));
    }

    private static (string, string, string) Name(OperationId id) => (id.Mutation, id.Caller, id.ClientMutationId);
}
