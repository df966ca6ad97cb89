using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Requests;

/// <summary>An answer of the transport itself: one error and no data.</summary>
internal sealed class RequestErrorResult : OperationResult
{
    private readonly ResponseWriter output = new(256);
    private readonly GraphQLError error;

    public RequestErrorResult(GraphQLError error)
    {
        this.error = error;
        output.WriteRaw("{\"errors\":"u8);
        ErrorWriter.WriteList(Errors, output);
        output.WriteByte((byte)'}');
    }

    public override ReadOnlyMemory<byte> Body => output.Written;

    public override bool IsRequestError => true;

    public override IReadOnlyList<GraphQLError> Errors => [error];

    public override void Dispose() => output.Dispose();
}
