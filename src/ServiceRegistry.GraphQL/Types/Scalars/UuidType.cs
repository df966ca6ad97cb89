using System.Buffers;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Groups of 8, 4, 4, 4 and 12 hexadecimal digits; answered in small letters.</summary>
internal sealed class UuidType() : TextScalarType<Guid>(
    "UUID",
    "A universally unique identifier (RFC 9562), hyphenated.",
    "a UUID such as 8f0c1f64-3b5e-4c3a-9a58-0d2f6c1f9b11",
    "https://scalars.graphql.org/chillicream/uuid.html"), ILeafWriter<Guid>
{
    // The framework's parser also takes spaces, signs and 0x inside the groups.
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdefABCDEF-");

    protected override bool TryParse(string text, out Guid value)
    {
        value = default;
        return text.Length == 36 && !text.AsSpan().ContainsAnyExcept(Digits) && Guid.TryParseExact(text, "D", out value);
    }

    protected override string Format(Guid value) => value.ToString("D");

    public bool TryWrite(Guid value, ResponseWriter output)
    {
        Span<char> text = stackalloc char[36];
        value.TryFormat(text, out var length);
        output.WriteString(text[..length]);
        return true;
    }
}
