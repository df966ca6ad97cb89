using System.Globalization;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Section 3.5.5: text to resolvers, whether it came as text or as a whole number.</summary>
internal sealed class IdType() : ScalarType("ID", "An identifier: text that means nothing but itself."), ILeafWriter<string>
{
    private const string Expected = "a string or a whole number";

    public override Type RuntimeType => typeof(string);

    internal override bool IsAtomic => true;

    public override object ParseLiteral(ValueNode literal) => literal switch
    {
        StringValueNode text => InputText.Check(this, text.Value),
        IntValueNode number => number.Value,
        _ => throw ScalarErrors.Literal(this, literal, Expected),
    };

    public override object ParseValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => InputText.Read(this, json),
        JsonValueKind.Number when json.GetRawText() is var digits && digits.AsSpan().IndexOfAny('.', 'e', 'E') < 0 => digits,
        _ => throw ScalarErrors.Value(this, json, Expected),
    };

    public override void Serialize(object value, ResponseWriter output)
    {
        switch (value)
        {
            case string text:
                output.WriteString(text);
                break;
            case Guid or int or long or short or ushort or byte or sbyte or uint or ulong:
                output.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            default:
                throw ScalarErrors.Result(this, value);
        }
    }

    public bool TryWrite(string? value, ResponseWriter output)
    {
        if (value is null)
        {
            return false;
        }

        output.WriteString(value);
        return true;
    }
}
