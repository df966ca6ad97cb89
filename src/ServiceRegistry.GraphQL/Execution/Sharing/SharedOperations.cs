namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The operations that are subscribed to, each once for all its subscribers; an operation goes with the last of them.</summary>
internal sealed class SharedOperations
{
    private readonly Lock gate = new();
    private readonly Dictionary<SharingKey, SharedOperation> operations = [];

    /// <summary>The operation of a key, for one more subscriber.</summary>
    /// <param name="key">What makes it the same.</param>
    /// <param name="create">Makes it for the first subscriber.</param>
    public SharedOperation Enter(SharingKey key, Func<SharedOperation> create)
    {
        lock (gate)
        {
            if (!operations.TryGetValue(key, out var operation) || operation.IsOver)
            {
                operations[key] = operation = create();
            }

            operation.Subscribers++;
            return operation;
        }
    }

    /// <summary>One subscriber less.</summary>
    public void Leave(SharingKey key, SharedOperation operation)
    {
        lock (gate)
        {
            if (--operation.Subscribers > 0)
            {
                operation.Sweep();
                return;
            }

            // Where it was over, another may be there in its place.
            if (operations.TryGetValue(key, out var current) && current == operation)
            {
                operations.Remove(key);
            }
        }

        operation.Dispose();
    }
}
