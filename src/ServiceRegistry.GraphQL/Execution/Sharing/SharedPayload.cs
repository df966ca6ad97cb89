namespace ServiceRegistry.GraphQL.Execution;

/// <summary>An answer that many hold at once: its bytes are nobody's to give back.</summary>
internal sealed class SharedPayload : OperationResult
{
    private SharedPayload(OperationResult written)
    {
        Body = written.Body.ToArray();
        IsRequestError = written.IsRequestError;
        Errors = written.Errors;
        EventId = written.EventId;
    }

    public override ReadOnlyMemory<byte> Body { get; }

    public override bool IsRequestError { get; }

    public override IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>The same answer, to be shared; the one that was written is disposed.</summary>
    public static SharedPayload Of(OperationResult written)
    {
        using (written)
        {
            return new SharedPayload(written);
        }
    }

    public override void Dispose()
    {
    }
}
