namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A field, or an item of a list, that has been started and not been written yet.</summary>
internal sealed class StartedField(Func<ResponseWriter, ValueTask<bool>> complete)
{
    private readonly ResponseWriter? segment;
    private readonly ValueTask<bool> completion;

    private StartedField(ResponseWriter segment, ValueTask<bool> completion)
        : this(null!)
    {
        this.segment = segment;
        this.completion = completion;
    }

    /// <summary>Begins the completion at once, beside all others, into a segment of its own.</summary>
    public static StartedField InSegment(Func<ResponseWriter, ValueTask<bool>> complete, int capacity)
    {
        var segment = new ResponseWriter(capacity);
        return new StartedField(segment, complete(segment));
    }

    /// <summary>Waits for it and writes it. False: null stands where it must not.</summary>
    public async ValueTask<bool> WriteAsync(ResponseWriter output)
    {
        if (segment is null)
        {
            return await complete(output).ConfigureAwait(false);
        }

        // Where the execution is aborted the segment may still be written to: then it is left to the collector, not to the pool.
        var written = await completion.ConfigureAwait(false);
        output.WriteRaw(segment.Written.Span);
        segment.Dispose();
        return written;
    }
}
