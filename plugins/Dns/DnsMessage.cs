using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace ServiceRegistry.Checks.Dns;

/// <summary>What is asked.</summary>
internal sealed record DnsQuestion(string Name, DnsRecordType Type);

/// <summary>What was answered: the records of the kind asked for, wherever aliases led to.</summary>
internal sealed record DnsAnswer(int ResponseCode, bool IsTruncated, IReadOnlyList<string> Records);

/// <summary>What came is no DNS message.</summary>
internal sealed class DnsFormatException(string message) : Exception(message);

/// <summary>Messages of DNS, RFC 1035, section 4; with the larger datagrams of RFC 6891.</summary>
internal static class DnsMessage
{
    public const int NoSuchName = 3;
    private const int HeaderLength = 12;
    private const int MaxName = 255;
    private const ushort ClassInternet = 1;

    public static byte[] Query(ushort id, DnsQuestion question)
    {
        using var message = new MemoryStream();
        // Recursion desired; one question, and one additional record.
        message.Write([(byte)(id >> 8), (byte)id, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 1]);
        foreach (var label in question.Name.TrimEnd('.').Split('.'))
        {
            message.WriteByte((byte)label.Length);
            message.Write(Encoding.ASCII.GetBytes(label));
        }

        message.Write([0, 0, (byte)question.Type, 0, (byte)ClassInternet]);
        // EDNS: answers of up to 1232 bytes, which no network cuts into pieces.
        message.Write([0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 0]);
        return message.ToArray();
    }

    /// <summary>Whether a message answers this very question: others are not this check's.</summary>
    public static bool IsAnswerTo(ReadOnlySpan<byte> message, ushort id, DnsQuestion question)
    {
        if (message.Length < HeaderLength || BinaryPrimitives.ReadUInt16BigEndian(message) != id || (message[2] & 0x80) == 0)
        {
            return false;
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(message[4..]) == 0)
        {
            return (message[3] & 0x0f) != 0; // a server that does not understand the question need not repeat it
        }

        try
        {
            var place = HeaderLength;
            var name = Name(message, ref place);
            return string.Equals(name, question.Name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase) && Number(message, place) == (int)question.Type;
        }
        catch (DnsFormatException)
        {
            return false;
        }
    }

    public static DnsAnswer Read(ReadOnlySpan<byte> message, DnsQuestion question)
    {
        var records = new List<string>();
        var truncated = (message[2] & 0x02) != 0;
        var place = HeaderLength;
        for (var questions = Number(message, 4); questions > 0 && !truncated; questions--)
        {
            Name(message, ref place);
            place += 4;
        }

        for (var answers = Number(message, 6); answers > 0 && !truncated; answers--)
        {
            Name(message, ref place);
            var (type, kind, length) = (Number(message, place), Number(message, place + 2), Number(message, place + 8));
            place += 10;
            Demand(message, place, length);
            if (type == (int)question.Type && kind == ClassInternet)
            {
                records.Add(Record(message, place, length, question.Type));
            }

            place += length;
        }

        return new DnsAnswer(message[3] & 0x0f, truncated, records);
    }

    private static string Record(ReadOnlySpan<byte> message, int place, int length, DnsRecordType type)
    {
        if (type == DnsRecordType.Srv)
        {
            var target = place + 6;
            return DnsAnswers.Srv(Number(message, place), Number(message, place + 2), Number(message, place + 4), Name(message, ref target));
        }

        return length == (type == DnsRecordType.A ? 4 : 16)
            ? new IPAddress(message.Slice(place, length)).ToString()
            : throw new DnsFormatException("an address is of the wrong length");
    }

    /// <summary>A name, and the place after it. What it points to stands before it, so that it comes to an end.</summary>
    private static string Name(ReadOnlySpan<byte> message, ref int place)
    {
        var name = new StringBuilder();
        var (at, before, jumped) = (place, place, false);
        while (true)
        {
            Demand(message, at, 1);
            int length = message[at];
            if ((length & 0xc0) == 0xc0)
            {
                var target = Number(message, at) & 0x3fff;
                place = jumped ? place : at + 2;
                (jumped, at, before) = (true, target, target < before ? target : throw new DnsFormatException("a name points forward"));
                continue;
            }

            if (length > 63)
            {
                throw new DnsFormatException("a part of a name is of an unknown kind");
            }

            Demand(message, at + 1, length);
            if (length == 0)
            {
                place = jumped ? place : at + 1;
                return name.ToString();
            }

            name.Append(name.Length > 0 ? "." : "").Append(Encoding.Latin1.GetString(message.Slice(at + 1, length)));
            at += length + 1;
            if (name.Length > MaxName)
            {
                throw new DnsFormatException("a name is longer than a name may be");
            }
        }
    }

    private static int Number(ReadOnlySpan<byte> message, int place)
    {
        Demand(message, place, 2);
        return BinaryPrimitives.ReadUInt16BigEndian(message[place..]);
    }

    private static void Demand(ReadOnlySpan<byte> message, int place, int length)
    {
        if (place + length > message.Length)
        {
            throw new DnsFormatException("it ends before it should");
        }
    }
}
