namespace ServiceRegistry.GraphQL.Execution;

/// <summary>An answer in a pooled buffer.</summary>
internal sealed class WrittenResult(ResponseWriter body, IReadOnlyList<GraphQLError> errors, bool isRequestError) : OperationResult
{
    public override ReadOnlyMemory<byte> Body => body.Written;

    public override bool IsRequestError { get; } = isRequestError;

    public override IReadOnlyList<GraphQLError> Errors { get; } = errors;

    public override void Dispose() => body.Dispose();
}
