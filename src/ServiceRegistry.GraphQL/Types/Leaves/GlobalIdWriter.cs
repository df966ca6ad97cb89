using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Writes global ids as <see cref="NodeIdSerializer"/> has them, straight into the answer.</summary>
/// <param name="typeName">The name of the node's type.</param>
internal sealed class GlobalIdWriter<T>(string typeName) : ILeafWriter<T>
    where T : struct, IUtf8SpanFormattable
{
    // Longer ones are left to the serializer.
    private const int MaxLength = 128;

    private readonly byte[] prefix = Encoding.UTF8.GetBytes($"{typeName}:");

    public bool TryWrite(T value, ResponseWriter output)
    {
        Span<byte> id = stackalloc byte[MaxLength];
        if (!prefix.AsSpan().TryCopyTo(id) || !value.TryFormat(id[prefix.Length..], out var length, default, CultureInfo.InvariantCulture))
        {
            return false;
        }

        id = id[..(prefix.Length + length)];
        var target = output.Reserve(Base64.GetMaxEncodedToUtf8Length(id.Length) + 2);
        target[0] = (byte)'"';
        Base64.EncodeToUtf8(id, target[1..], out _, out var written);
        target[written + 1] = (byte)'"';
        output.Advance(written + 2);
        return true;
    }
}
