using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>
/// A place in an order as text: base64 of a JSON array of a short hash of field and order, and the values that the order goes by.
/// It stays good while items come and go, since it names no item.
/// </summary>
internal static class Cursor
{
    public static string Write<T>(string scope, SortOrder<T> order, T item)
    {
        var buffer = new ArrayBufferWriter<byte>(96);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(Hash(scope, order.Identity));
            foreach (var value in order.PlaceOf(item))
            {
                json.WriteStringValue(KeyText.Write(value));
            }

            json.WriteEndArray();
        }

        return Convert.ToBase64String(buffer.WrittenSpan);
    }

    /// <exception cref="GraphQLException">The cursor is none of this field and order.</exception>
    public static IReadOnlyList<object?> Read<T>(string scope, SortOrder<T> order, string cursor) =>
        TryRead(scope, order, cursor) ??
        throw new GraphQLException("The cursor does not belong to this field and this order.", PagingErrors.BadCursor);

    private static object?[]? TryRead<T>(string scope, SortOrder<T> order, string cursor)
    {
        if (Parse(cursor) is not { } parts || parts.Length != order.Steps.Length + 1 || parts[0] != Hash(scope, order.Identity))
        {
            return null;
        }

        var place = new object?[order.Steps.Length];
        for (var i = 0; i < place.Length; i++)
        {
            if (!order.Steps[i].Key.TryParse(parts[i + 1], out place[i]))
            {
                return null;
            }
        }

        return place;
    }

    private static string?[]? Parse(string cursor)
    {
        if (!Base64.IsValid(cursor))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(cursor));
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Select(part => part.GetString())]
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not written here: neither JSON, nor text in each place.
            return null;
        }
    }

    // FNV-1a: it tells orders apart, and is the same in every process. It keeps no secret.
    private static string Hash(string scope, string order)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes($"{scope}|{order}"))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
