using System.Buffers;

namespace ServiceRegistry.Core.Commands;

/// <summary>What values may be (CONTRACT.md, Values): the characters.</summary>
internal static class ValueRules
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> Alphanumeric = SearchValues.Create(LettersAndDigits);
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(LettersAndDigits + "._-");
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create(LettersAndDigits + ".+_-");
    private static readonly SearchValues<char> MetadataKeyCharacters = SearchValues.Create(LettersAndDigits + "._/-");
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create(LettersAndDigits + "+.-");

    public static bool IsName(string text) =>
        !text.AsSpan().ContainsAnyExcept(NameCharacters) && Alphanumeric.Contains(text[0]) && Alphanumeric.Contains(text[^1]);

    public static bool IsKey(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    public static bool IsVersion(string text) => text.Length is > 0 and <= 64 && !text.AsSpan().ContainsAnyExcept(VersionCharacters);

    public static bool IsMetadataKey(string text) => !text.AsSpan().ContainsAnyExcept(MetadataKeyCharacters);

    public static bool IsScheme(string text) => char.IsAsciiLetter(text[0]) && !text.AsSpan().ContainsAnyExcept(SchemeCharacters);

    public static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
            {
                return false;
            }

            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

    public static bool IsLabel(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                return false;
            }
        }

        return IsText(text);
    }

    public static bool IsWebAddress(string text) =>
        IsLabel(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;
}
