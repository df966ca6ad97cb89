using System.Buffers.Text;
using System.Text;

namespace ServiceRegistry.Bench.Load;

/// <summary>
/// The bytes of a request, with a number in it where the body has a place for one. It is written before each sending, also where it
/// stays the same: so both cost the sender alike.
/// </summary>
internal sealed class RequestTemplate
{
    /// <summary>Where the number is written.</summary>
    public const string Number = "000000000000";

    /// <summary>Where the number of its group is written: twenty numbers are one group.</summary>
    public const string Group = "111111111111";

    private const int OfGroup = 20;

    private readonly byte[] bytes;
    private readonly int place;
    private readonly int groupPlace;
    private readonly int step;
    private long number;

    /// <param name="target">Who is asked.</param>
    /// <param name="first">Numbers begin after this one.</param>
    public RequestTemplate(LoadTarget target, long first)
    {
        bytes = Encoding.UTF8.GetBytes(
            $"POST {target.Path} HTTP/1.1\r\nHost: {target.Server.Authority}\r\nAccept: application/json\r\n{(target.TakesGzip ? "Accept-Encoding: gzip\r\n" : "")}Content-Type: application/json\r\n" +
            $"Content-Length: {Encoding.UTF8.GetByteCount(target.Body)}\r\n\r\n{target.Body}");
        place = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Number));
        groupPlace = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Group));
        step = target.EachAnother ? 1 : 0;
        number = first;
    }

    /// <summary>The next request, until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (place >= 0)
        {
            number += step;
            Write(number, place);
        }

        if (groupPlace >= 0)
        {
            Write(number / OfGroup, groupPlace);
        }

        return bytes;
    }

    private void Write(long value, int at) => Utf8Formatter.TryFormat(value, bytes.AsSpan(at, Number.Length), out _, new('D', (byte)Number.Length));
}
