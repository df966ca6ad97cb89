namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A subscriber among those that share an operation.</summary>
internal sealed class Member(ISubscriber subscriber)
{
    private readonly TaskCompletionSource<Departure> left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ISubscriber Subscriber { get; } = subscriber;

    /// <summary>The id of the last payload that it took here; null where none was.</summary>
    public string? LastEventId { get; set; }

    /// <summary>Completes when it is a member no longer.</summary>
    public Task<Departure> Left => left.Task;

    /// <summary>True once it is a member no longer.</summary>
    public bool HasLeft => left.Task.IsCompleted;

    public void Leave(Departure departure) => left.TrySetResult(departure);
}

/// <summary>How a member ceased to be one.</summary>
/// <param name="Position">The position up to which it has taken everything.</param>
/// <param name="IsOver">True where nothing more will come; otherwise it did not keep up.</param>
/// <param name="Error">Why nothing more will come; null where that is no failure.</param>
internal sealed record Departure(long Position, bool IsOver = false, Exception? Error = null);
