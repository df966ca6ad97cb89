using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace ServiceRegistry.GraphQL.AspNetCore.EventStream;

/// <summary>Writes server-sent events (HTML, section 9.2.5) with the names of GraphQL over SSE, distinct connections.</summary>
internal sealed class EventStreamWriter(PipeWriter output)
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create((byte)'\r', (byte)'\n');

    public void WriteNext(ReadOnlySpan<byte> result, string? id)
    {
        output.Write("event: next\n"u8);
        if (id is not null)
        {
            output.Write("id: "u8);
            Encoding.UTF8.GetBytes(id, output);
            output.Write("\n"u8);
        }

        WriteData(result);
        output.Write("\n"u8);
    }

    /// <summary>The empty data line is needed: a browser's <c>EventSource</c> drops an event without one.</summary>
    public void WriteComplete() => output.Write("event: complete\ndata: \n\n"u8);

    /// <summary>A comment, so that nobody between takes the stream for dead.</summary>
    public void WriteKeepAlive() => output.Write(":\n\n"u8);

    /// <summary>Tells an <c>EventSource</c> how long to wait before it comes back.</summary>
    public void WriteRetry(int milliseconds)
    {
        output.Write("retry: "u8);
        milliseconds.TryFormat(output.GetSpan(11), out var written);
        output.Advance(written);
        output.Write("\n\n"u8);
    }

    public ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken) => output.FlushAsync(cancellationToken);

    /// <summary>JSON that a client sent and gets back may have line breaks between its tokens: each line is a line of data.</summary>
    private void WriteData(ReadOnlySpan<byte> result)
    {
        for (var end = result.IndexOfAny(LineEnds); end >= 0; end = result.IndexOfAny(LineEnds))
        {
            WriteLine(result[..end]);
            result = result[(end + 1)..];
        }

        WriteLine(result);
    }

    private void WriteLine(ReadOnlySpan<byte> line)
    {
        output.Write("data: "u8);
        output.Write(line);
        output.Write("\n"u8);
    }
}
