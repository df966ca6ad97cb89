using System.Buffers;
using System.IO.Compression;
using System.Text;
using ServiceRegistry.GraphQL.AspNetCore.Http;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

public class GzipStartTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(100, 40)]
    [InlineData(300_000, 40)]
    [InlineData(300_000, GzipStart.MaxRest)]
    public void The_whole_is_one_gzip_file_of_the_length_foretold(int start, int rest)
    {
        var (first, second) = (Text(start, 'a'), Text(rest, 'ü'));
        var compressed = new GzipStart(first);

        // Once more: it serves many.
        for (var time = 0; time < 2; time++)
        {
            var output = new ArrayBufferWriter<byte>();
            compressed.Write(output, second);

            output.WrittenCount.ShouldBe(compressed.LengthWith(second.Length));
            using var whole = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(output.WrittenSpan.ToArray()), CompressionMode.Decompress);
            gzip.CopyTo(whole);
            whole.ToArray().ShouldBe([.. first, .. second]);
        }
    }

    private static byte[] Text(int length, char first) =>
        Encoding.Latin1.GetBytes([.. Enumerable.Range(0, length).Select(place => (char)(first + (place * 31 % 17)))]);
}
