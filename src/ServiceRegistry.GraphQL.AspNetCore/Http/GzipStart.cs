using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>
/// The beginning of many bodies, compressed once. What follows goes behind it as it is, as a block of its own: so each is one whole gzip
/// file (RFC 1951, section 3.2.4; RFC 1952).
/// </summary>
internal sealed class GzipStart
{
    /// <summary>How much may follow: the most that a stored block holds.</summary>
    public const int MaxRest = ushort.MaxValue;

    private const int BlockHeader = 5;
    private const int Trailer = 8;

    // No name, no time, most compression, an unknown system.
    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

    private readonly byte[] bytes;
    private readonly uint checksum;
    private readonly int length;

    public GzipStart(ReadOnlySpan<byte> start)
    {
        using var compressed = new MemoryStream();
        compressed.Write(Header);
        using (var deflate = new DeflateStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(start);

            // To the end of a byte, and not of the data: that comes with what follows.
            deflate.Flush();
            bytes = compressed.ToArray();
        }

        checksum = Checksum(uint.MaxValue, start);
        length = start.Length;
    }

    /// <summary>How long the whole is.</summary>
    /// <param name="rest">How much follows.</param>
    public int LengthWith(int rest) => bytes.Length + BlockHeader + rest + Trailer;

    /// <summary>Writes the whole.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rest">What follows; at most <see cref="MaxRest"/>.</param>
    public void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> rest)
    {
        output.Write(bytes);
        Span<byte> header = stackalloc byte[BlockHeader];
        header[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)rest.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~rest.Length);
        output.Write(header);
        output.Write(rest);
        Span<byte> trailer = stackalloc byte[Trailer];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, ~Checksum(checksum, rest));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)(length + rest.Length));
        output.Write(trailer);
    }

    // RFC 1952, section 8: the polynomial of ISO 3309, bits reversed. What follows is short, so it goes bit by bit.
    private static uint Checksum(uint value, ReadOnlySpan<byte> data)
    {
        foreach (var next in data)
        {
            value ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ (0xEDB88320 & (0 - (value & 1)));
            }
        }

        return value;
    }
}
