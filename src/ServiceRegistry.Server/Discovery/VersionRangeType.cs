using System.Text.Json;
using ServiceRegistry.Core.Discovery;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.Server.Discovery;

/// <summary>The scalar for ranges of versions (CONTRACT.md, 21).</summary>
internal sealed class VersionRangeType()
    : ScalarType("VersionRange", "An exact version, a wildcard such as 1.*, or an interval such as [1.2,2.0).")
{
    public override Type RuntimeType => typeof(VersionRange);

    public override object ParseLiteral(ValueNode literal) =>
        literal is StringValueNode text ? Parse(text.Value) : throw Expected();

    public override object ParseValue(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? Parse(Text(json)) : throw Expected();

    public override void Serialize(object value, ResponseWriter output) => output.WriteString(((VersionRange)value).ToString());

    private static string Text(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The JSON reader's way of saying that an escape makes half a surrogate pair.
            throw Expected();
        }
    }

    private static VersionRange Parse(string text) => VersionRange.TryParse(text, out var range) ? range : throw Expected();

    private static GraphQLException Expected() =>
        new("VersionRange must be a string: an exact version, a wildcard such as 1.*, or an interval such as [1.2,2.0).");
}
