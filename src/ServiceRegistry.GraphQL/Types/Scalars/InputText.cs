using System.Text.Json;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Text that comes in: what no store and no JSON can carry on is refused at the door.</summary>
internal static class InputText
{
    /// <summary>The text of a JSON string.</summary>
    /// <exception cref="GraphQLException">It holds U+0000 or an unpaired surrogate.</exception>
    public static string Read(ScalarType type, JsonElement json)
    {
        try
        {
            return Check(type, json.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // The JSON reader's way of saying that an escape or the UTF-8 makes half a surrogate pair.
            throw Refused(type, "an unpaired surrogate");
        }
    }

    /// <summary>The same text, where it is good.</summary>
    /// <exception cref="GraphQLException">It holds U+0000 or an unpaired surrogate.</exception>
    public static string Check(ScalarType type, string text)
    {
        if (text.Contains('\0'))
        {
            throw Refused(type, "U+0000");
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                throw Refused(type, "an unpaired surrogate");
            }

            i++;
        }

        return text;
    }

    private static GraphQLException Refused(ScalarType type, string what) =>
        new($"{type.Name} cannot hold {what}.", ErrorCodes.InvalidScalar);
}
