using System.Text;

namespace ServiceRegistry.Checks.Http;

/// <summary>The beginning of a body as text.</summary>
internal sealed record HttpBody(string Text, bool IsCut)
{
    private const int MaxBytes = 64 * 1024;

    public static async Task<HttpBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        // One byte more than is looked at, to see whether there is more.
        var buffer = new byte[MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return new HttpBody(EncodingOf(content).GetString(buffer, 0, Math.Min(length, MaxBytes)), length > MaxBytes);
    }

    private static Encoding EncodingOf(HttpContent content)
    {
        try
        {
            return content.Headers.ContentType?.CharSet is { } name ? Encoding.GetEncoding(name.Trim('"')) : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8; // a name that nobody knows
        }
    }
}
