using System.Diagnostics.CodeAnalysis;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>A reference, absolute or relative, kept as it is written.</summary>
internal sealed class UriType() : TextScalarType<Uri>(
    "URI",
    "A reference as RFC 3986 writes it, absolute or relative.",
    "a reference such as https://example.org/path",
    "https://scalars.graphql.org/chillicream/uri.html"), ILeafWriter<Uri>
{
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out Uri value)
    {
        value = null;

        // On Unix the framework would read a leading slash as an absolute path of this machine.
        var kind = text.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute;
        return !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && Uri.TryCreate(text, kind, out value);
    }

    protected override string Format(Uri value) => value.OriginalString;

    public bool TryWrite(Uri? value, ResponseWriter output)
    {
        if (value is null)
        {
            return false;
        }

        output.WriteString(value.OriginalString);
        return true;
    }
}
