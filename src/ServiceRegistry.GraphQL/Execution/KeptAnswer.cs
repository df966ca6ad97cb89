namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// The beginning of an answer, up to the end of its <c>data</c>, which every request for it gets: introspection has but one. Extensions may
/// differ, and come behind it. A transport may keep by it what it makes of these bytes.
/// </summary>
/// <param name="utf8">The beginning.</param>
public sealed class KeptAnswer(byte[] utf8)
{
    /// <summary>The beginning, as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8;
}

/// <summary>An answer that begins with one that is kept.</summary>
/// <param name="kept">The beginning.</param>
/// <param name="rest">What follows.</param>
internal sealed class KeptResult(KeptAnswer kept, ResponseWriter rest) : OperationResult
{
    private ResponseWriter? whole;

    public override ReadOnlyMemory<byte> Body => (whole ??= Join()).Written;

    public override KeptAnswer? Kept => kept;

    public override ReadOnlyMemory<byte> Rest => rest.Written;

    public override bool IsRequestError => false;

    public override IReadOnlyList<GraphQLError> Errors => [];

    public override void Dispose()
    {
        rest.Dispose();
        whole?.Dispose();
    }

    private ResponseWriter Join()
    {
        var body = new ResponseWriter(kept.Utf8.Length + rest.Length);
        body.WriteRaw(kept.Utf8.Span);
        body.WriteRaw(rest.Written.Span);
        return body;
    }
}
