namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The response map (section 7.1): <c>errors</c> first where there are any, then <c>data</c>, then <c>extensions</c>.</summary>
internal static class ResponseFormat
{
    private static ReadOnlySpan<byte> DataKey => "{\"data\":"u8;

    /// <summary>Begins an answer whose data is written next.</summary>
    public static ResponseWriter Begin()
    {
        var output = new ResponseWriter();
        output.WriteRaw(DataKey);
        return output;
    }

    /// <summary>Where the data begins.</summary>
    public static int DataStart => DataKey.Length;

    /// <summary>Ends the data of an answer: what may follow are its extensions. Without errors what is written stays where it is.</summary>
    public static ResponseWriter EndData(ResponseWriter output, IReadOnlyList<GraphQLError> errors) =>
        errors.Count == 0 ? output : WithErrors(output, errors);

    /// <summary>Ends an answer.</summary>
    public static OperationResult End(ResponseWriter body, IReadOnlyList<GraphQLError> errors, string? eventId)
    {
        body.WriteByte((byte)'}');
        return new WrittenResult(body, errors, isRequestError: false) { EventId = eventId };
    }

    /// <summary>Ends an answer that begins with one that is kept.</summary>
    public static OperationResult End(KeptAnswer kept, ResponseWriter rest, string? eventId)
    {
        rest.WriteByte((byte)'}');
        return new KeptResult(kept, rest) { EventId = eventId };
    }

    /// <summary>An answer without data: nothing was executed (section 7.1.1).</summary>
    public static OperationResult RequestError(IReadOnlyList<GraphQLError> errors)
    {
        var body = BeginErrors(errors);
        body.WriteByte((byte)'}');
        return new WrittenResult(body, errors, isRequestError: true);
    }

    /// <summary>An answer with nothing but extensions: nothing was executed, and nothing is wrong.</summary>
    public static OperationResult WithoutData(IReadOnlyDictionary<string, object?> extensions)
    {
        var body = new ResponseWriter();
        body.WriteRaw("{\"extensions\":"u8);
        JsonValueWriter.WriteObject(extensions, body);
        body.WriteByte((byte)'}');
        return new WrittenResult(body, [], isRequestError: false);
    }

    private static ResponseWriter WithErrors(ResponseWriter data, IReadOnlyList<GraphQLError> errors)
    {
        var body = BeginErrors(errors);
        body.WriteRaw(",\"data\":"u8);
        body.WriteRaw(data.Written.Span[DataStart..]);
        data.Dispose();
        return body;
    }

    private static ResponseWriter BeginErrors(IReadOnlyList<GraphQLError> errors)
    {
        var body = new ResponseWriter();
        body.WriteRaw("{\"errors\":"u8);
        ErrorWriter.WriteList(errors, body);
        return body;
    }
}
