using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace ServiceRegistry.GraphQL;

/// <summary>Global ids: base64 of the type's name, a colon and the id within the type, as UTF-8.</summary>
public static class NodeIdSerializer
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The code of the error for an id that is malformed or of another type.</summary>
    public const string InvalidIdCode = "INVALID_ID";

    /// <summary>Writes a global id.</summary>
    /// <param name="typeName">The type's name.</param>
    /// <param name="id">The id within the type; written invariantly.</param>
    public static string Format(string typeName, object id)
    {
        // A list has many: without the texts in between where they are as short as they are meant to be.
        Span<byte> bytes = stackalloc byte[128];
        return id is IUtf8SpanFormattable && Utf8.TryWrite(bytes, CultureInfo.InvariantCulture, $"{typeName}:{id}", out var length)
            ? Convert.ToBase64String(bytes[..length])
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{typeName}:{id}")));
    }

    /// <summary>Reads a global id.</summary>
    /// <param name="globalId">The id as a client gave it.</param>
    /// <param name="id">Its parts.</param>
    /// <returns>False where it is malformed.</returns>
    public static bool TryParse(string globalId, [NotNullWhen(true)] out NodeId? id)
    {
        id = null;
        if (!Base64.IsValid(globalId))
        {
            return false;
        }

        try
        {
            var text = StrictUtf8.GetString(Convert.FromBase64String(globalId));
            var colon = text.IndexOf(':');
            if (colon <= 0 || colon == text.Length - 1 || !IsName(text.AsSpan(0, colon)))
            {
                return false;
            }

            id = new NodeId(text[..colon], text[(colon + 1)..]);
            return true;
        }
        catch (ArgumentException)
        {
            // The bytes are no UTF-8: a malformed id like any other.
            return false;
        }
    }

    /// <summary>Reads a global id.</summary>
    /// <param name="globalId">The id as a client gave it.</param>
    /// <exception cref="GraphQLException">It is malformed.</exception>
    public static NodeId Parse(string globalId) =>
        TryParse(globalId, out var id) ? id : throw Malformed(globalId);

    /// <summary>Reads a global id of a certain type.</summary>
    /// <param name="globalId">The id as a client gave it.</param>
    /// <param name="typeName">The type's name.</param>
    /// <returns>The id within the type.</returns>
    /// <exception cref="GraphQLException">It is malformed, or of another type.</exception>
    public static string Parse(string globalId, string typeName)
    {
        var id = Parse(globalId);
        return id.TypeName == typeName
            ? id.Id
            : throw new GraphQLException($"The id \"{Shorten(globalId)}\" is one of {id.TypeName}, not of {typeName}.", InvalidIdCode);
    }

    internal static GraphQLException Malformed(string id) => new($"The id \"{Shorten(id)}\" is malformed.", InvalidIdCode);

    private static string Shorten(string globalId) => globalId.Length <= 64 ? globalId : string.Concat(globalId.AsSpan(0, 64), "…");

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return !char.IsAsciiDigit(text[0]);
    }
}

/// <summary>A global id, taken apart.</summary>
/// <param name="TypeName">The type's name.</param>
/// <param name="Id">The id within the type, as text.</param>
public sealed record NodeId(string TypeName, string Id);
