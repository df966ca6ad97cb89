using System.Globalization;
using System.Text;

namespace ServiceRegistry.Checks.Redis;

/// <summary>Commands and replies of RESP, the protocol of Redis, in its version 2. Of a reply at most 64 KB are read.</summary>
internal sealed class RespConnection(Stream stream)
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxDepth = 8;
    private readonly byte[] buffer = new byte[4096];
    private int position;
    private int length;
    private int left;

    public async Task<RespReply> CallAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        using var command = new MemoryStream();
        command.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"*{words.Count}\r\n")));
        foreach (var word in words.Select(Encoding.UTF8.GetBytes))
        {
            command.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"${word.Length}\r\n")));
            command.Write(word);
            command.Write("\r\n"u8);
        }

        await stream.WriteAsync(command.GetBuffer().AsMemory(0, (int)command.Length), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        left = MaxBytes;
        return await ReadAsync(0, cancellationToken);
    }

    private async Task<RespReply> ReadAsync(int depth, CancellationToken cancellationToken)
    {
        var line = await LineAsync(cancellationToken);
        var rest = line.Length > 0 ? line[1..] : throw new RespException("an empty line came");
        return line[0] switch
        {
            '+' or ':' => new RespReply(rest),
            '-' => new RespReply(rest, IsError: true),
            '$' => await BulkAsync(Number(rest), cancellationToken),
            '*' when depth < MaxDepth => await ArrayAsync(Number(rest), depth, cancellationToken),
            '*' => throw new RespException("the reply is nested too deeply"),
            _ => throw new RespException("its answer does not begin like a reply"),
        };
    }

    private async Task<RespReply> BulkAsync(int size, CancellationToken cancellationToken)
    {
        if (size < 0)
        {
            return new RespReply("(nil)");
        }

        var bytes = size <= left ? new byte[size] : throw new RespException("the reply is longer than 64 KB");
        for (var i = 0; i < size; i++)
        {
            bytes[i] = await ByteAsync(cancellationToken);
        }

        return await LineAsync(cancellationToken) is "" ? new RespReply(Encoding.UTF8.GetString(bytes)) : throw new RespException("a text is longer than was said");
    }

    private async Task<RespReply> ArrayAsync(int count, int depth, CancellationToken cancellationToken)
    {
        var items = new List<string>();
        for (var i = 0; i < count; i++)
        {
            items.Add((await ReadAsync(depth + 1, cancellationToken)).Text);
        }

        return new RespReply(count < 0 ? "(nil)" : string.Join('\n', items));
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (await ByteAsync(cancellationToken) is var next && next != '\r')
        {
            line.Append((char)next);
        }

        return await ByteAsync(cancellationToken) == '\n' ? line.ToString() : throw new RespException("a line does not end as it should");
    }

    private async ValueTask<byte> ByteAsync(CancellationToken cancellationToken)
    {
        if (left-- == 0)
        {
            throw new RespException("the reply is longer than 64 KB");
        }

        if (position == length)
        {
            (position, length) = (0, await stream.ReadAsync(buffer, cancellationToken));
            if (length == 0)
            {
                throw new EndOfStreamException();
            }
        }

        return buffer[position++];
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new RespException("a length is no number");
}
