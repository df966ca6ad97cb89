using System.Text;
using System.Text.RegularExpressions;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Execution.Sharing;

/// <summary>A subscriber that takes as many payloads as a test lets it.</summary>
internal sealed partial class Reader(int room = int.MaxValue) : ISubscriber
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly List<OperationResult> payloads = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int room = room;
    private bool isGivenUp;

    public IReadOnlyList<OperationResult> Payloads
    {
        get
        {
            lock (gate)
            {
                return [.. payloads];
            }
        }
    }

    /// <summary>The numbers told so far.</summary>
    public IReadOnlyList<long> Numbers => [.. Payloads.Select(Number)];

    public bool TryPush(IReadOnlyList<OperationResult> pushed)
    {
        lock (gate)
        {
            if (payloads.Count + pushed.Count > room)
            {
                return false;
            }

            payloads.AddRange(pushed);
            Signal();
            return true;
        }
    }

    public async ValueTask<bool> WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task waiting;
            lock (gate)
            {
                if (isGivenUp || payloads.Count < room)
                {
                    return !isGivenUp;
                }

                waiting = changed.Task;
            }

            await waiting.WaitAsync(cancellationToken);
        }
    }

    public void Allow(int more) => Change(() => room = more == int.MaxValue ? more : room + more);

    public void GiveUp() => Change(() => isGivenUp = true);

    /// <summary>Waits until so many payloads have come.</summary>
    public async Task<IReadOnlyList<OperationResult>> HasAsync(int count)
    {
        while (true)
        {
            Task waiting;
            lock (gate)
            {
                if (payloads.Count >= count)
                {
                    return [.. payloads];
                }

                waiting = changed.Task;
            }

            await waiting.WaitAsync(Patience);
        }
    }

    private static long Number(OperationResult payload) => long.Parse(Digits().Match(Encoding.UTF8.GetString(payload.Body.Span)).Value);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            Signal();
        }
    }

    private void Signal()
    {
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
