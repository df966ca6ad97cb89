using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServiceRegistry.Storage.Writing;

/// <summary>
/// States as JSON, each written once for all columns of a transaction that it stands in: an instance stands in its own row, in its event,
/// and as the one before in the next.
/// </summary>
internal sealed class JsonTexts : IDisposable
{
    // What is kept at most; a larger batch begins anew now and then.
    private const int Capacity = 1 << 20;

    private readonly Dictionary<object, Range> places = new(ReferenceEqualityComparer.Instance);
    private readonly Utf8JsonWriter writer;
    private ArrayBufferWriter<byte> buffer = new();

    public JsonTexts() => writer = new Utf8JsonWriter(buffer);

    /// <summary>In UTF-8; good until the next call.</summary>
    public ReadOnlySpan<byte> Of<T>(T value, JsonTypeInfo<T> type)
        where T : class
    {
        if (!places.TryGetValue(value, out var place))
        {
            if (buffer.WrittenCount > Capacity)
            {
                Clear();
            }

            var start = buffer.WrittenCount;
            writer.Reset();
            JsonSerializer.Serialize(writer, value, type);
            writer.Flush();
            place = start..buffer.WrittenCount;
            places.Add(value, place);
        }

        return buffer.WrittenSpan[place];
    }

    /// <summary>Lets all of them go.</summary>
    public void Clear()
    {
        places.Clear();
        if (buffer.Capacity > 2 * Capacity)
        {
            buffer = new();
            writer.Reset(buffer);
        }
        else
        {
            buffer.ResetWrittenCount();
        }
    }

    public void Dispose() => writer.Dispose();
}
