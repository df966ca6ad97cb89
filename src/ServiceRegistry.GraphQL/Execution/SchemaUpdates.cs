using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Makes the schema anew where its parts have changed, beside the one that is used, and changes over to it. One is made at a time; what is
/// asked for meanwhile is one more. A schema that cannot be made leaves the old one in use.
/// </summary>
/// <param name="executors">Where the schema is used.</param>
/// <param name="create">Makes it, of the parts as they are now.</param>
/// <param name="failed">Is told why one could not be made.</param>
public sealed class SchemaUpdates(RequestExecutorProvider executors, Func<Schema> create, Action<Exception> failed)
{
    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;
    private Task? next;

    /// <summary>Asks for the schema to be made anew; never waits and never fails.</summary>
    /// <returns>Completes when a schema that was begun after this call is in use, or has failed.</returns>
    public Task RequestAsync()
    {
        lock (gate)
        {
            return next ??= Task.Run(() => UpdateAsync(running));
        }
    }

    private async Task UpdateAsync(Task before)
    {
        await before.ConfigureAwait(false);

        // Not on the thread that ended the one before: who waits for that goes on there.
        await Task.Yield();
        lock (gate)
        {
            running = next!;
            next = null;
        }

        try
        {
            executors.Swap(create());
        }
        catch (Exception exception)
        {
            failed(exception);
        }
    }
}
