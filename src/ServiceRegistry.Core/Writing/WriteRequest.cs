using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Writing;

/// <summary>Something that waits for the writer.</summary>
internal abstract record WriteRequest
{
    /// <summary>Tells the caller that it will not be done.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A command, and who waits for what becomes of it.</summary>
internal sealed record CommandRequest(RegistryCommand Command) : WriteRequest
{
    private readonly TaskCompletionSource<CommandResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<CommandResult> Completion => completion.Task;

    public void Complete(CommandResult result) => completion.TrySetResult(result);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}

/// <summary>Work on the store between commits: the writer alone writes to it.</summary>
internal sealed record StoreRequest(Func<IRegistryStore, CancellationToken, Task> Work) : WriteRequest
{
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Completion => completion.Task;

    public void Complete() => completion.TrySetResult();

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}
