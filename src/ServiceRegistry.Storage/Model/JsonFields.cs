using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Storage.Model;

/// <summary>Reads and writes the fields of an object, in the words of the serializer: durations as <c>00:00:10</c>, statuses by name, no nulls.</summary>
internal static class JsonFields
{
    private static readonly (HealthStatus Status, byte[] Name)[] Statuses =
        [.. Enum.GetValues<HealthStatus>().Select(status => (status, Encoding.UTF8.GetBytes(status.ToString())))];

    /// <summary>Goes to the next field's value; false at the object's end.</summary>
    public static bool Next(ref Utf8JsonReader reader, out string field)
    {
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            field = "";
            return false;
        }

        field = KnownTexts.Of(ref reader);
        reader.Read();
        return true;
    }

    public static int? Int(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();

    /// <summary>A text that others have as well.</summary>
    public static string? Shared(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : KnownTexts.Of(ref reader);

    public static TimeSpan? Duration(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.String
            && Utf8Parser.TryParse(reader.ValueSpan, out TimeSpan duration, out var read, 'c') && read == reader.ValueSpan.Length
            ? duration
            : throw new JsonException("This is no duration.");
    }

    public static HealthStatus? Status(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        foreach (var (status, name) in Statuses)
        {
            if (reader.ValueTextEquals(name))
            {
                return status;
            }
        }

        throw new JsonException("This is no status.");
    }

    public static JsonException Missing(string what, string field) => new($"The {what} has no {field}.");

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, TimeSpan? value)
    {
        if (value is { } duration)
        {
            Span<byte> text = stackalloc byte[32];
            Utf8Formatter.TryFormat(duration, text, out var length, 'c');
            writer.WriteString(name, text[..length]);
        }
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, HealthStatus? value)
    {
        if (value is { } status)
        {
            writer.WriteString(name, status.ToString());
        }
    }
}
